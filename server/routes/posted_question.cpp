#include "server/routes/posted_question.hpp"

#include <algorithm>
#include <array>

#include "server/render/json_text.hpp"
#include "server/routes/cursor.hpp"
#include "server/wire/document_body.hpp"

namespace ecgraph::routes {
namespace {

/// What may stand beside a whole question: it says how the answer is shown and of which state it is.
constexpr auto kBesideDocument = std::to_array<Parameter>(
    {Parameter::kBody, Parameter::kKnownAt, Parameter::kFormat, Parameter::kCsv, Parameter::kFields,
     Parameter::kLimit, Parameter::kCursor, Parameter::kLang, Parameter::kPretty});

/// Compact, with numbers to their last digit as they were written.
void append_document(std::string& out, const Document& document);

template <class List, class Append>
void append_list(std::string& out, const List& list, char open, char close, const Append& append) {
  out += open;
  bool first = true;
  for (const auto& element : list) {
    if (!std::exchange(first, false)) out += ',';
    append(element);
  }
  out += close;
}

void append_document(std::string& out, const Document& document) {
  if (const auto* object = document.object()) {
    append_list(out, *object, '{', '}', [&out](const auto& member) {
      render::append_json_string(out, member.first);
      out += ':';
      append_document(out, member.second);
    });
  } else if (const auto* array = document.array()) {
    append_list(out, *array, '[', ']', [&out](const auto& element) { append_document(out, element); });
  } else if (const auto* text = document.text()) {
    render::append_json_string(out, *text);
  } else if (const auto* number = document.number()) {
    out += *number;
  } else if (const auto* truth = document.boolean()) {
    out += *truth ? "true" : "false";
  } else {
    out += "null";
  }
}

/// The day that an answer resolved for a document that says none.
void fill_in_day(Document& document, const Arguments& arguments) {
  const auto at = declaration(Parameter::kAt).name;
  const auto says = [&document](std::string_view name) {
    const auto* member = document.member(name);
    return member != nullptr && !member->is_null();
  };
  if (document.object() == nullptr || says(at) || says(declaration(Parameter::kDuring).name)) return;
  const auto& resolved = arguments.resolved();
  const auto day = std::ranges::find(resolved, at, &std::pair<std::string, std::string>::first);
  if (day == resolved.end()) return;
  std::erase_if(*document.object(), [at](const auto& member) { return member.first == at; });
  document.object()->emplace_back(at, Document(day->second));
}

}  // namespace

Result<Document> posted_document(const Call& call) {
  return wire::read_body(call.body, call.service.limits().body);
}

Result<std::optional<Document>> linked_document(const Call& call) {
  const auto encoded = call.arguments.first(Parameter::kBody);
  if (!encoded) return std::nullopt;
  const auto body = declaration(Parameter::kBody).name;
  if (const auto asks = call.arguments.given_beside(kBesideDocument))
    return fail(ErrorKind::kUnreadable, "\"body\" is a whole question: nothing else may ask beside it.",
                std::string(*asks));
  auto text = from_base64url(*encoded, body);
  if (!text) return fail(text.error());
  auto document = wire::read_body(*text, call.service.limits().body);
  if (document) return std::optional(std::move(*document));
  Error error = document.error();
  error.field = std::string(body);
  return fail(std::move(error));
}

Result<Reply> answer_document(Call& call, Document document,
                              const std::function<Result<Reply>(Call& call)>& answer) {
  auto reply = answer(call);
  fill_in_day(document, call.arguments);
  call.arguments.tell_resolved();
  std::string text;
  append_document(text, document);
  call.arguments.resolve(Parameter::kBody, base64url(text));
  return reply;
}

}  // namespace ecgraph::routes
