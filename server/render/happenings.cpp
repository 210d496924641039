#include "server/render/happenings.hpp"

#include <fmt/format.h>

#include <array>

#include "graph/time/edtf_date.hpp"
#include "server/render/cell.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// The text of a member, or of a member of a member; empty when it is not there.
std::string text_at(const json::object& object, std::vector<std::string> path) {
  return cell(object, Column{std::move(path)}).text;
}

const json::object* object_at(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member == nullptr ? nullptr : member->if_object();
}

void add_line(std::string& text, std::string_view name, const std::string& value) {
  if (!value.empty()) text += fmt::format("{}: {}\n", name, value);
}

Instant recorded_of(const View& view, const std::string& relation) {
  const auto recorded = view.recorded_at({StatementKind::kRelation, relation});
  return recorded.value_or(view.recorded_at());
}

/// One event of a relation; nothing when its date has no place in a calendar.
std::optional<Happening> happening(const View& view, const json::object& relation, const std::string& event,
                                   const std::string& written) {
  const auto date = EdtfDate::parse(written);
  if (!date || !date->earliest().is_finite() || !date->latest().is_finite()) return std::nullopt;
  const auto id = text_at(relation, {"id"});
  Happening one;
  one.id = urn("relation", id) + ":" + event;
  one.title = fmt::format("{}: {}", sentence(relation, view.vocabulary()), event);
  if (!date->is_exact()) one.title += fmt::format(" ({}, possibly)", written);
  one.details = fmt::format("{}: {}\n{}", event, written, details(relation));
  one.date = written;
  one.first = date->earliest();
  one.last = date->latest();
  one.is_certain = date->is_exact();
  one.recorded = recorded_of(view, id);
  return one;
}

struct DatedMember {
  const char* event;
  std::array<const char*, 2> path;
};
constexpr std::array kDates = {
    DatedMember{"announced", {"announced", nullptr}}, DatedMember{"published", {"published", nullptr}},
    DatedMember{"effective", {"valid", "from"}}, DatedMember{"ended", {"valid", "until"}}};

std::vector<Happening> of_relation(const View& view, const json::object& row) {
  std::vector<Happening> found;
  for (const auto& dated : kDates) {
    std::vector<std::string> path{dated.path[0]};
    if (dated.path[1] != nullptr) path.emplace_back(dated.path[1]);
    if (auto one = happening(view, row, dated.event, text_at(row, path))) found.push_back(std::move(*one));
  }
  return found;
}

/// "Nvidia H20 to china: licence_required (presumption_of_denial)"
std::string sentence_of_verdict(const json::object& row, const json::object& piece) {
  auto text = fmt::format("{} to {}: {}", text_at(row, {"item", "label"}), text_at(row, {"destination"}),
                          text_at(piece, {"verdict"}));
  const auto policy = text_at(piece, {"review_policy"});
  if (!policy.empty()) text += fmt::format(" ({})", policy);
  return text;
}

std::vector<Happening> of_verdicts(const Answer& answer, const json::object& row) {
  std::vector<Happening> found;
  const auto* pieces = row.if_contains("pieces");
  if (pieces == nullptr || !pieces->is_array()) return found;
  for (const auto& value : pieces->get_array()) {
    const auto& piece = value.as_object();
    const auto from = text_at(piece, {"from"}), until = text_at(piece, {"until"});
    const auto first = Day::parse(from), after = Day::parse(until);
    if (!first) continue;
    Happening one;
    one.id = fmt::format("{}:{}:{}", urn("verdict", text_at(row, {"item", "id"})), answer.question, from);
    one.title = sentence_of_verdict(row, piece);
    add_line(one.details, "from", from);
    add_line(one.details, "until", until);
    add_line(one.details, "requirements", text_at(piece, {"requirements", "citation"}));
    add_line(one.details, "exceptions", text_at(piece, {"exceptions", "name"}));
    add_line(one.details, "missing", text_at(piece, {"missing"}));
    one.date = from;
    one.first = *first;
    one.last = after ? after->plus(-1) : Day::end_of_time();
    one.is_certain = true;
    one.recorded = answer.view->recorded_at();
    found.push_back(std::move(one));
  }
  return found;
}

/// A verdict that changed, as a row of a timeline tells it.
std::vector<Happening> of_change(const Answer& answer, const json::object& row, const json::object& verdict) {
  const auto written = text_at(row, {"date"});
  const auto date = EdtfDate::parse(written);
  if (!date || !date->is_exact()) return {};
  Happening one;
  one.id =
      fmt::format("{}:{}:{}", urn("verdict", text_at(verdict, {"item", "id"})), answer.question, written);
  const auto* after = object_at(verdict, "after");
  one.title = sentence_of_verdict(verdict, after == nullptr ? json::object() : *after);
  add_line(one.details, "before", text_at(verdict, {"before", "verdict"}));
  add_line(one.details, "because", text_at(verdict, {"because"}));
  one.date = written;
  one.first = one.last = date->earliest();
  one.is_certain = true;
  one.recorded = answer.view->recorded_at();
  return {std::move(one)};
}

/// Whether a relation has an event with a place in a calendar, as far as its head tells; nothing when only
/// its statement does.
std::optional<bool> is_dated(const RelationHead& head) {
  const auto bounded = [](Day first, Day last) { return first.is_finite() && last.is_finite(); };
  const auto& valid = head.valid;
  if (bounded(valid.from_earliest, valid.from_latest) || bounded(valid.until_earliest, valid.until_latest) ||
      bounded(head.public_earliest, head.public_latest))
    return true;
  const bool never_public = head.public_earliest == Day::end_of_time();
  return never_public ? std::optional(false) : std::nullopt;
}

}  // namespace

std::string urn(std::string_view kind, std::string_view id) {
  // Of what an id may hold, a URN (RFC 8141) may hold everything as it is.
  return fmt::format("urn:ecgraph:{}:{}", kind, id);
}

std::string sentence(const json::object& relation, const Vocabulary& vocabulary) {
  const auto type = text_at(relation, {"type"});
  const auto declared = vocabulary.relation_type(type);
  return fmt::format("{} {} {}", text_at(relation, {"subject", "label"}),
                     declared ? vocabulary[*declared].label : type, text_at(relation, {"object", "label"}));
}

std::string details(const json::object& relation) {
  std::string text;
  add_line(text, "valid from", text_at(relation, {"valid", "from"}));
  add_line(text, "valid until", text_at(relation, {"valid", "until"}));
  add_line(text, "status", text_at(relation, {"status"}));
  add_line(text, "confidence", text_at(relation, {"confidence"}));
  add_line(text, "sources", text_at(relation, {"sources", "citation"}));
  add_line(text, "wording", text_at(relation, {"wording"}));
  return text + "/v1/relations/" + text_at(relation, {"id"});
}

std::vector<Happening> happenings(const Answer& answer, const json::object& row) {
  const auto& view = *answer.view;
  if (answer.kind == RowKind::kRelation) return of_relation(view, row);
  if (answer.kind == RowKind::kLegality || answer.kind == RowKind::kLegalityTimeline)
    return of_verdicts(answer, row);
  if (const auto* verdict = object_at(row, "legality")) return of_change(answer, row, *verdict);
  const auto* relation = object_at(row, "relation");
  if (relation == nullptr) return {};
  auto one = happening(view, *relation, text_at(row, {"event"}), text_at(row, {"date"}));
  if (!one) return {};
  return {std::move(*one)};
}

std::size_t undated_rows(const Answer& answer) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < answer.rows.count; ++i) {
    if (answer.rows.head) {
      const auto head = answer.rows.head(i);
      const auto* relation = std::get_if<RelationHead>(&head);
      const auto dated = relation == nullptr ? std::nullopt : is_dated(*relation);
      if (dated && *dated) continue;
      if (dated) {
        ++count;
        continue;
      }
    }
    const auto row = answer.rows.at(i);
    if (row && happenings(answer, *row).empty()) ++count;
  }
  return count;
}

}  // namespace ecgraph::render
