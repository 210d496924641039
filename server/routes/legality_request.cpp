#include "server/routes/legality_request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "server/routes/arguments.hpp"
#include "server/routes/specs.hpp"
#include "server/wire/object_reader.hpp"
#include "server/wire/statement_reader.hpp"
#include "server/wire/value_reader.hpp"

namespace ecgraph::routes {
namespace {

/// The words that a figure may be, where the vocabulary lists them; a property may be shared with other
/// things.
const std::vector<std::string>* words_of(std::string_view property, const Vocabulary& vocabulary) {
  for (const auto& figure : vocabulary.legality.figures) {
    if (figure.property == property && !figure.values.empty()) return &figure.values;
  }
  return nullptr;
}

/// The text of a query parameter as the JSON value that a body would hold.
ecgraph::Document as_document(const ValueDeclaration& declared, const std::string& text) {
  switch (declared.kind) {
    case ValueKind::kBoolean:
      if (text == "true" || text == "false") return ecgraph::Document(text == "true");
      break;
    case ValueKind::kNumber:
    case ValueKind::kWholeNumber:
    case ValueKind::kShare:
      return ecgraph::Document(ecgraph::Document::Number{text});
    default:
      break;
  }
  return ecgraph::Document(text);
}

/// A map without entries.
bool says_nothing(const NamedValue& figure) {
  const auto* map = std::get_if<NumberMap>(&figure.values.front());
  return map != nullptr && map->entries.empty();
}

/// A figure is a number in the question whatever its property's declaration says of ranges.
std::optional<NamedValue> read_figure(const std::string& name, const ecgraph::Document& value,
                                      const Pointer& at, const Vocabulary& vocabulary, wire::Faults& faults) {
  const auto* declared = vocabulary.property(name);
  if (declared == nullptr) {
    faults.add(at, "is not a figure of an item (see /v1/schema).");
    return std::nullopt;
  }
  auto scalar = wire::read_scalar(value, at, *declared, vocabulary, faults);
  if (!scalar) return std::nullopt;
  const auto* words = words_of(name, vocabulary);
  if (const auto* text = std::get_if<std::string>(&*scalar);
      text != nullptr && words != nullptr && std::find(words->begin(), words->end(), *text) == words->end()) {
    faults.add(at, fmt::format("must be one of: {}. \"{}\" is not.", fmt::join(*words, ", "), *text));
    return std::nullopt;
  }
  if (const auto* number = std::get_if<Decimal>(&*scalar); number != nullptr && *number < Decimal(0)) {
    faults.add(at, "must not be less than 0.");
    return std::nullopt;
  }
  if (const auto* map = std::get_if<NumberMap>(&*scalar)) {
    for (const auto& [bits, figure] : map->entries) {
      if (bits < 1) faults.add(at / std::to_string(bits), "A bit length is a whole number from 1 on.");
    }
  }
  return NamedValue{name, {std::move(*scalar)}};
}

SpecsRequest read_specs(const ecgraph::Document& document, const Pointer& at, const Vocabulary& vocabulary,
                        wire::Faults& faults) {
  SpecsRequest specs;
  std::vector<NamedValue> figures;
  wire::ObjectReader reader(document, at, faults);
  specs.maker = reader.optional_text(kSpecMaker);
  specs.maker_headquarters = reader.optional_text(kSpecMakerHeadquarters);
  const auto names = spec_names(vocabulary);
  const auto* map = throughput_map(vocabulary);
  if (document.object() != nullptr) {
    for (const auto& [name, value] : *document.object()) {
      const bool known =
          std::find(names.begin(), names.end(), name) != names.end() || (map != nullptr && map->id == name);
      if (!known || name == kSpecMaker || name == kSpecMakerHeadquarters) continue;
      const auto* stated = reader.take(name);
      if (stated == nullptr) continue;  // null: not stated
      auto figure = read_figure(name, *stated, at / name, vocabulary, faults);
      if (figure && !says_nothing(*figure)) figures.push_back(std::move(*figure));
    }
  }
  reader.finish();
  specs.figures = NamedValues(std::move(figures));
  return specs;
}

/// The figures of a query string, as the object that a body would hold.
ecgraph::Document specs_document(const Arguments& arguments, const Vocabulary& vocabulary) {
  ecgraph::Document::Object object, throughput;
  for (const auto& [name, text] : arguments.named(Parameter::kSpec)) {
    const auto* declared = vocabulary.property(name);
    const bool is_figure = declared != nullptr && name != kSpecMaker && name != kSpecMakerHeadquarters;
    object.emplace_back(name, is_figure ? as_document(*declared, text) : ecgraph::Document(text));
  }
  for (const auto& [bits, text] : arguments.named(Parameter::kTops))
    throughput.emplace_back(bits, ecgraph::Document(ecgraph::Document::Number{text}));
  if (const auto* map = throughput_map(vocabulary); map != nullptr && !throughput.empty())
    object.emplace_back(map->id, ecgraph::Document(std::move(throughput)));
  return ecgraph::Document(std::move(object));
}

/// `/tpp` of a query string is a parameter, not a pointer, and `/dense_tops_by_bit_length/8` is tops.8.
Error as_parameter_error(Error error, const Vocabulary& vocabulary) {
  const auto& fault = error.faults.front();
  const auto slash = std::min(fault.pointer.find('/', 1), fault.pointer.size());
  error.field = fault.pointer.empty() ? "" : fault.pointer.substr(1, slash - 1);
  const auto* map = throughput_map(vocabulary);
  if (map != nullptr && error.field == map->id && slash < fault.pointer.size())
    error.field = std::string(declaration(Parameter::kTops).name) + fault.pointer.substr(slash + 1);
  error.message = fmt::format("{}: {}", error.field, fault.detail);
  error.kind = ErrorKind::kUnreadable;
  error.faults.clear();
  return error;
}

Result<void> check_bit_lengths(const Arguments& arguments) {
  for (const auto& [bits, text] : arguments.named(Parameter::kTops)) {
    const bool whole = std::all_of(bits.begin(), bits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!whole || bits.starts_with('0'))
      return fail(
          ErrorKind::kUnreadable,
          fmt::format("A bit length is a whole number from 1 on, and \"{}\" is none: write tops.8=600.",
                      bits),
          std::string(declaration(Parameter::kTops).name) + bits);
  }
  return {};
}

BuyerRequest read_buyer(const ecgraph::Document& document, const Pointer& at, wire::Faults& faults) {
  wire::ObjectReader reader(document, at, faults);
  BuyerRequest buyer;
  buyer.headquarters = reader.optional_text("hq");
  buyer.ultimate_parent_headquarters = reader.optional_text("ultimate_parent_hq");
  buyer.military = reader.flag("military");
  reader.each("owners", [&](const ecgraph::Document& element, const Pointer& where) {
    wire::ObjectReader owner(element, where, faults);
    OwnerRequest read{owner.text("id"), std::nullopt};
    if (const auto* share = owner.take("share"))
      read.share = wire::read_range(*share, where / "share", faults);
    if (read.share && (read.share->low < Decimal(0) || Decimal(100) < read.share->high))
      owner.fault("share", "is a percentage from 0 to 100.");
    owner.finish();
    buyer.owners.push_back(std::move(read));
  });
  reader.finish();
  return buyer;
}

/// Supposed rules, each once.
std::vector<Rule> read_rules(wire::ObjectReader& reader, const Vocabulary& vocabulary) {
  std::vector<Rule> rules;
  reader.each("with_rules", [&](const ecgraph::Document& element, const Pointer& at) {
    auto statement = wire::read_statement(element, at, vocabulary, reader.faults());
    if (!statement) return;
    auto* rule = std::get_if<Rule>(&*statement);
    if (rule == nullptr) return reader.faults().add(at / "kind", "must be rule.");
    if (std::ranges::find(rules, rule->id, &Rule::id) != rules.end())
      return reader.faults().add(at / "id", fmt::format("comes twice: {}.", rule->id.text()));
    rules.push_back(std::move(*rule));
  });
  return rules;
}

std::vector<SuppliedRequest> read_items(wire::ObjectReader& reader, const Vocabulary& vocabulary) {
  std::vector<SuppliedRequest> items;
  reader.each("with_items", [&](const ecgraph::Document& element, const Pointer& at) {
    wire::ObjectReader item(element, at, reader.faults());
    SuppliedRequest supplied{item.text("name"), {}};
    if (const auto* specs = item.require("specs"))
      supplied.specs = read_specs(*specs, at / "specs", vocabulary, reader.faults());
    item.finish();
    if (std::ranges::find(items, supplied.name, &SuppliedRequest::name) != items.end())
      reader.faults().add(at / "name", fmt::format("comes twice: {}.", supplied.name));
    items.push_back(std::move(supplied));
  });
  return items;
}

/// What only one form asks.
void read_form(wire::ObjectReader& reader, LegalityForm form, LegalityRequest& request) {
  if (form == LegalityForm::kDiff) {
    request.before = reader.optional_text("before");
    request.after = reader.optional_text("after");
  }
  if (form == LegalityForm::kMatrix) {
    request.by = reader.optional_text("by");
    request.destinations = reader.texts("destinations");
  }
  if (form != LegalityForm::kMatrix) request.destination = reader.optional_text("destination");
  if (form == LegalityForm::kVerdicts || form == LegalityForm::kTimeline)
    request.proof = reader.optional_text("proof");
  if (form == LegalityForm::kVerdicts) request.legal = once(reader.texts("legal"));
}

}  // namespace

Result<LegalityRequest> read_query(const Call& call, LegalityForm form) {
  const auto& arguments = call.arguments;
  const auto text = [&](Parameter parameter) { return std::string(arguments.first(parameter).value_or("")); };
  LegalityRequest request{.items = arguments.all(Parameter::kItem),
                          .item_types = arguments.words(Parameter::kItemType),
                          .specs = std::nullopt,
                          .destination = text(Parameter::kDestination),
                          .end_user = text(Parameter::kEndUser),
                          .exporter = text(Parameter::kExporter),
                          .at = text(Parameter::kAt),
                          .during = text(Parameter::kDuring),
                          .public_by = text(Parameter::kPublicBy),
                          .letters = text(Parameter::kLetters),
                          .view = text(Parameter::kView),
                          .regime = text(Parameter::kRegime),
                          .unlaunched = text(Parameter::kUnlaunched),
                          .proof = text(Parameter::kProof),
                          .buyer = std::nullopt,
                          .legal = arguments.words(Parameter::kLegal),
                          .without_rules = arguments.words(Parameter::kWithoutRule),
                          .with_rules = {},
                          .with_items = {},
                          .before = text(Parameter::kBefore),
                          .after = text(Parameter::kAfter),
                          .by = text(Parameter::kBy),
                          .destinations = {}};
  if (form == LegalityForm::kMatrix) request.destinations = arguments.all(Parameter::kDestinations);
  const auto& vocabulary = call.view.vocabulary();
  if (auto widths = check_bit_lengths(arguments); !widths) return fail(widths.error());
  const auto document = specs_document(arguments, vocabulary);
  if (!document.object()->empty()) {
    wire::Faults faults;
    request.specs = read_specs(document, Pointer(), vocabulary, faults);
    if (!faults.empty()) return fail(as_parameter_error(faults.error(), vocabulary));
  }
  return request;
}

Result<LegalityRequest> read_posted(const ecgraph::Document& document, const Vocabulary& vocabulary,
                                    LegalityForm form) {
  wire::Faults faults;
  wire::ObjectReader reader(document, Pointer(), faults);
  LegalityRequest request;
  request.items = reader.texts("items");
  request.item_types = once(reader.texts("item_types"));
  if (const auto* specs = reader.take("specs"))
    request.specs = read_specs(*specs, Pointer() / "specs", vocabulary, faults);
  if (const auto* user = reader.take("end_user")) {
    if (user->text() != nullptr)
      request.end_user = *user->text();
    else
      request.buyer = read_buyer(*user, Pointer() / "end_user", faults);
  }
  for (auto [name, member] : {std::pair{"exporter", &request.exporter},
                              {"at", &request.at},
                              {"during", &request.during},
                              {"public_by", &request.public_by},
                              {"letters", &request.letters},
                              {"view", &request.view},
                              {"regime", &request.regime},
                              {"unlaunched", &request.unlaunched}})
    *member = reader.optional_text(name);
  request.without_rules = once(reader.texts("without_rules"));
  request.with_rules = read_rules(reader, vocabulary);
  request.with_items = read_items(reader, vocabulary);
  read_form(reader, form, request);
  reader.finish();
  if (!faults.empty()) return fail(faults.error());
  return request;
}

}  // namespace ecgraph::routes
