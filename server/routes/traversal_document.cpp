#include "server/routes/traversal_document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/routes/conditions.hpp"
#include "server/routes/step_filter.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::routes {
namespace {

class SteppedReader {
 public:
  explicit SteppedReader(Call& call) : call_(call), words_(call.view.vocabulary()) {}

  [[nodiscard]] Result<SteppedQuestion> read(const Document& document) {
    SteppedQuestion question;
    wire::ObjectReader reader(document, Pointer(), faults_);
    question.from = entities(reader, "from", Parameter::kFrom);
    if (reader.has("from") && question.from.empty() && faults_.empty())
      reader.fault("from", "must name at least one entity.");
    if (!reader.has("from")) (void)reader.require("from");
    When when;
    if (!time(reader, when)) when.at = call_.today;
    if (when.during)
      call_.arguments.resolve(Parameter::kDuring,
                              reader.optional_text(reader.has("during") ? "during" : "at"));
    else if (when.at)
      call_.arguments.resolve(Parameter::kAt, when.at->text());
    if (const auto paths = reader.optional_text("paths"); !paths.empty()) {
      if (const auto shown = paths_shown(paths))
        question.shown = *shown;
      else
        reader.fault("paths", "must be none, shortest or all.");
    }
    reader.each("steps", [&](const Document& element, const Pointer& at) {
      question.steps.push_back(step(element, at, when));
    });
    check_number(reader, question.steps.size());
    reader.finish();
    if (!faults_.empty()) return fail(faults_.error());
    return question;
  }

 private:
  void check_number(wire::ObjectReader& reader, std::size_t steps) {
    const auto most = call_.service.limits().hops_max;
    if (!reader.has("steps"))
      (void)reader.require("steps");
    else if (steps == 0 || steps > most)
      reader.fault("steps", fmt::format("must be a list of 1 to {} steps.", most));
  }

  /// Whether it says when.
  bool time(wire::ObjectReader& reader, When& when) {
    if (const auto holds = reader.optional_text("holds"); holds == "certainly" || holds == "possibly")
      when.certainly_only = holds == "certainly";
    else if (!holds.empty())
      reader.fault("holds", "must be certainly or possibly.");
    if (const auto by = reader.day("public_by")) when.public_by = by;
    const auto at = reader.optional_text("at"), during = reader.optional_text("during");
    if (!at.empty() && !during.empty()) reader.fault("during", "and \"at\" exclude each other: give one.");
    if (at.empty() && during.empty()) return false;
    const std::string_view name = at.empty() ? "during" : "at";
    const auto period = Period::parse(at.empty() ? during : at, name);
    if (!period)
      reader.fault(name, period.error().message);
    else if (!at.empty() && at.find('/') != std::string::npos)
      reader.fault(name, one_day_only(at).message);
    else
      set_days(when, period->days());
    return true;
  }

  static void set_days(When& when, const Interval& days) {
    const bool one_day = days.from().plus(1) == days.until();
    when.at = one_day ? std::optional(days.from()) : std::nullopt;
    when.during = one_day ? std::nullopt : std::optional(days);
  }

  [[nodiscard]] StepFilter step(const Document& document, const Pointer& at, const When& when) {
    wire::ObjectReader reader(document, at, faults_);
    StepFilter filter;
    auto& asked = filter.relations;
    asked.types = known<RelationType>(reader, "types", words_.relation_types,
                                      [this](std::string_view id) { return words_.relation_type(id); });
    filter.reached.types = known<EntityType>(reader, "entity_types", words_.entity_types,
                                             [this](std::string_view id) { return words_.entity_type(id); });
    asked.direction = direction(reader);
    asked.when = when;
    (void)time(reader, asked.when);
    status(reader, asked.status);
    confidence(reader, asked);
    conditions(reader, asked);
    for (const EntityNo kept : entities(reader, "keep", Parameter::kFrom)) filter.reached.keep.insert(kept);
    for (const EntityNo dropped : entities(reader, "drop", Parameter::kAvoid))
      filter.reached.drop.insert(dropped);
    reader.finish();
    return filter;
  }

  /// A text, or a list of them, each with its place.
  template <class Read>
  void each_text(wire::ObjectReader& reader, std::string_view name, const Read& read) {
    const Document* member = reader.take(name);
    if (member == nullptr) return;
    const auto place = reader.at() / name;
    if (const auto* text = member->text()) return read(*text, place);
    const auto* list = member->array();
    if (list == nullptr) return reader.fault(name, fmt::format("must be a list, not {}.", member->what()));
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (const auto* text = (*list)[i].text())
        read(*text, place / i);
      else
        faults_.add(place / i, fmt::format("must be text, not {}.", (*list)[i].what()));
    }
  }

  [[nodiscard]] std::vector<EntityNo> entities(wire::ObjectReader& reader, std::string_view name,
                                               Parameter parameter) {
    std::vector<EntityNo> found;
    each_text(reader, name, [&](const std::string& text, const Pointer& at) {
      if (auto named = entity(call_, parameter, text))
        found.push_back(*named);
      else
        faults_.add(at, with_candidates(named.error()));
    });
    return found;
  }

  [[nodiscard]] static std::string with_candidates(const Error& error) {
    const auto& names = error.allowed.empty() ? error.nearest : error.allowed;
    return names.empty() ? error.message : fmt::format("{} ({})", error.message, fmt::join(names, ", "));
  }

  template <class Type, class Declarations, class Lookup>
  [[nodiscard]] std::set<Type> known(wire::ObjectReader& reader, std::string_view name,
                                     const Declarations& declarations, const Lookup& lookup) {
    std::set<Type> types;
    each_text(reader, name, [&](const std::string& text, const Pointer& at) {
      if (const auto type = lookup(text)) return void(types.insert(*type));
      std::vector<std::string> allowed;
      for (const auto& declared : declarations) allowed.push_back(declared.id);
      faults_.add(at, fmt::format("must be one of: {}. \"{}\" is not.", fmt::join(allowed, ", "), text));
    });
    return types;
  }

  [[nodiscard]] Direction direction(wire::ObjectReader& reader) {
    const auto word = reader.optional_text("direction");
    if (!word.empty() && word != "out" && word != "in" && word != "both")
      reader.fault("direction", fmt::format("must be out, in or both. \"{}\" is not.", word));
    return word == "out" ? Direction::kOut : word == "in" ? Direction::kIn : Direction::kBoth;
  }

  void status(wire::ObjectReader& reader, StatusFilter& filter) {
    each_text(reader, "status", [&](const std::string& word, const Pointer& at) {
      if (filter.which != StatusFilter::Which::kAny)
        filter.which = word == "any" ? StatusFilter::Which::kAny : StatusFilter::Which::kNamed;
      if (word == "any") return;
      if (const auto status = words_.claim_status(word)) return void(filter.named.insert(*status));
      std::vector<std::string> allowed{"any"};
      for (const auto& declared : words_.claim_statuses) allowed.push_back(declared.id);
      faults_.add(at, fmt::format("must be one of: {}. \"{}\" is not.", fmt::join(allowed, ", "), word));
    });
  }

  void confidence(wire::ObjectReader& reader, RelationSelection& asked) {
    const auto word = reader.optional_text("confidence");
    if (word.empty()) return;
    asked.confidence_at_least = words_.confidence(word);
    if (!asked.confidence_at_least)
      reader.fault("confidence", fmt::format("must be one of: {}.", fmt::join(words_.confidences, ", ")));
  }

  /// {"share_percent.min": 50}: as in a query string, without `where.` before it.
  void conditions(wire::ObjectReader& reader, RelationSelection& asked) {
    const Document* where = reader.take("where");
    if (where == nullptr) return;
    if (where->object() == nullptr)
      return reader.fault("where", fmt::format("must be an object, not {}.", where->what()));
    for (const auto& [written, operand] : *where->object()) {
      const auto at = reader.at() / "where" / written;
      if (operand.object() != nullptr || operand.array() != nullptr) {
        faults_.add(at, fmt::format("must be a value, not {}; for a range write \"{}.min\" and \"{}.max\".",
                                    operand.what(), written, written));
        continue;
      }
      auto read = condition(words_, Declared::kAttributes, written, operand_of(operand), at.text());
      if (!read) {
        faults_.add(at, with_candidates(read.error()));
      } else if (auto wrong = wrong_attribute(asked.types, *read, words_)) {
        faults_.add(at, std::move(*wrong));
      } else {
        asked.where.push_back(std::move(*read));
      }
    }
  }

  [[nodiscard]] static std::string operand_of(const Document& operand) {
    if (const auto* text = operand.text()) return *text;
    if (const auto* number = operand.number()) return *number;
    if (const auto* truth = operand.boolean()) return *truth ? "true" : "false";
    return {};
  }

  Call& call_;
  const Vocabulary& words_;
  wire::Faults faults_;
};

}  // namespace

Result<SteppedQuestion> read_stepped(Call& call, const Document& document) {
  return SteppedReader(call).read(document);
}

std::optional<PathsShown> paths_shown(std::string_view word) {
  if (word == "none") return PathsShown::kNone;
  if (word == "shortest") return PathsShown::kShortest;
  if (word == "all") return PathsShown::kAll;
  return std::nullopt;
}

}  // namespace ecgraph::routes
