// /v1/reconcile: the service as a whole, and its batches.

#include "server/routes/reconcile.hpp"

#include <array>

#include "server/http/target.hpp"
#include "server/render/json_text.hpp"
#include "server/routes/handlers.hpp"
#include "server/wire/document_body.hpp"

namespace ecgraph::routes {
namespace {

constexpr int kPreviewWidth = 430, kPreviewHeight = 300;

Reply as_json(const boost::json::value& value) { return Text{"application/json", render::json_text(value)}; }

/// A field of the form or the address that holds a document.
Result<Document> document_of(const Call& call, std::string_view name, std::string_view text) {
  auto document = wire::read_body(text, call.service.limits().body);
  if (document) return document;
  Error error = document.error();
  error.field = std::string(name);
  return fail(std::move(error));
}

Result<Reply> answer(Call& call, std::string_view name, std::string_view text) {
  auto document = document_of(call, name, text);
  if (!document) return fail(document.error());
  const bool extends = name == declaration(Parameter::kExtend).name;
  auto result = extends ? reconcile_extension(call, *document) : reconcile_batch(call, *document);
  if (!result) return fail(result.error());
  return as_json(*result);
}

boost::json::object suggestion(const std::string& base, const char* what) {
  return {{"service_url", base},
          {"service_path", std::string("/suggest/") + what},
          {"flyout_service_url", base},
          {"flyout_service_path", std::string("/flyout?what=") + what + "&id=${id}"}};
}

}  // namespace

boost::json::object reconcile_manifest(const Call& call) {
  const std::string base = call.address + "/v1/reconcile";
  const auto& vocabulary = call.view.vocabulary();
  boost::json::array types;
  for (const EntityType type : vocabulary[vocabulary.legality.listing].domain)
    types.push_back(boost::json::object{{"id", vocabulary[type].id}, {"name", vocabulary[type].label}});
  return {{"versions", boost::json::array{"0.2"}},
          {"name", "ecgraph"},
          {"identifierSpace", call.address + "/v1/entities/"},
          {"schemaSpace", call.address + "/v1/schema"},
          {"documentation", call.address + "/openapi.json"},
          {"serviceVersion", call.service.version()},
          {"defaultTypes", std::move(types)},
          {"view", boost::json::object{{"url", call.address + "/v1/entities/{{id}}"}}},
          {"preview",
           boost::json::object{
               {"url", base + "/preview?id={{id}}"}, {"width", kPreviewWidth}, {"height", kPreviewHeight}}},
          {"suggest", boost::json::object{{"entity", suggestion(base, "entity")},
                                          {"type", suggestion(base, "type")},
                                          {"property", suggestion(base, "property")}}},
          {"extend",
           boost::json::object{{"propose_properties",
                                boost::json::object{{"service_url", base}, {"service_path", "/properties"}}},
                               {"property_settings", boost::json::array()}}}};
}

Result<Reply> get_reconcile(Call& call) {
  for (const Parameter parameter : {Parameter::kQueries, Parameter::kExtend}) {
    if (const auto text = call.arguments.first(parameter))
      return answer(call, declaration(parameter).name, *text);
  }
  return as_json(reconcile_manifest(call));
}

Result<Reply> post_reconcile(Call& call) {
  const auto form = http::parse_target("/?" + call.body);
  if (!form) return fail(ErrorKind::kUnreadable, "The body is not a form.", "queries");
  for (const auto& field : form->query) {
    for (const Parameter parameter : {Parameter::kQueries, Parameter::kExtend}) {
      if (field.name == declaration(parameter).name) return answer(call, field.name, field.value);
    }
  }
  return fail(Error{ErrorKind::kUnreadable,
                    "The form has no field of the two that are answered here.",
                    "queries",
                    {"queries", "extend"},
                    {},
                    {}});
}

}  // namespace ecgraph::routes
