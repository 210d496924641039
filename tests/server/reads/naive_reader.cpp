#include "tests/server/reads/naive_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "tests/server/reads/naive_naming.hpp"
#include "tests/server/reads/naive_shapes.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;
using Object = json::object;

struct Refused {
  int status;
  std::string parameter;
};

/// One question of one recorded state.
class Reading {
 public:
  Reading(const Standing& standing, const Question& question, const std::string& today)
      : standing_(standing),
        question_(question),
        today_(today),
        shapes_(standing, question.first("lang").value_or("")) {}

  NaiveAnswer run() {
    NaiveAnswer answer;
    try {
      read(answer);
    } catch (const Refused& refused) {
      answer = {refused.status, refused.parameter, 0, {}, {}};
    }
    return answer;
  }

 private:
  void read(NaiveAnswer& answer) {
    switch (question_.reads) {
      case Reads::kEntities:
        return entities(answer);
      case Reads::kEntity:
        if (const auto id = addressed("")) answer.rows = {shapes_.entity(*standing_.find("entity", *id))};
        return;
      case Reads::kEntityRelations:
        if (const auto id = addressed("/relations")) relations(answer, {*id});
        return;
      case Reads::kRelations:
        return relations(answer, {});
      case Reads::kRelation:
        return one(answer, "relation", [&](const Object& found) { return shapes_.relation(found); });
      case Reads::kClaims:
        return said(answer, "claim", [&](const Object& found) { return shapes_.claim(found); });
      case Reads::kObservations:
        return said(answer, "observation", [&](const Object& found) { return shapes_.observation(found); });
      case Reads::kSearch:
        return search(answer);
      case Reads::kRules:
        return rules(answer);
      case Reads::kRule:
        return one(answer, "rule", [&](const Object& found) { return shapes_.rule(found); });
      case Reads::kSources:
        for (const auto& [id, source] : standing_.of("source")) answer.rows.push_back(shapes_.source(source));
        return;
      case Reads::kSource:
        return one(answer, "source", [&](const Object& found) { return shapes_.source(found); });
    }
  }

  template <class Shape>
  void one(NaiveAnswer& answer, std::string_view kind, const Shape& shape) const {
    const auto* found = standing_.find(kind, question_.id);
    if (found == nullptr) throw Refused{404, ""};
    answer.rows = {shape(*found)};
  }

  /// The entity of the path; another way to write it leads to its own address.
  [[nodiscard]] std::optional<std::string> addressed(const std::string& rest) const {
    if (standing_.find("entity", question_.id) != nullptr) return question_.id;
    const auto named = named_by(standing_, question_.id);
    if (named.empty()) throw Refused{404, ""};
    if (named.size() > 1) throw Refused{422, ""};
    throw Refused{308, "/v1/entities/" + named.front() + rest + question_.query()};
  }

  [[nodiscard]] std::string meant(const std::string& text, const std::string& parameter) const {
    const auto named = named_by(standing_, text);
    if (named.size() != 1) throw Refused{422, parameter};
    return named.front();
  }
  [[nodiscard]] Ids all_meant(const std::string& parameter) const {
    Ids ids;
    for (const std::string& text : question_.all(parameter)) ids.insert(meant(text, parameter));
    return ids;
  }
  [[nodiscard]] Ids word_set(std::string_view parameter) const {
    const auto words = question_.words(parameter);
    return {words.begin(), words.end()};
  }
  [[nodiscard]] static bool is_one_of(const Ids& ids, const Object& document, std::string_view member) {
    const auto text = text_of(document, member);
    return ids.empty() || (text && ids.contains(*text));
  }
  [[nodiscard]] std::optional<AskedPeriod> period() const {
    const auto at = question_.first("at");
    const auto text = at ? at : question_.first("during");
    return text ? std::optional(asked_period(*text)) : std::nullopt;
  }
  [[nodiscard]] std::vector<NaiveCondition> conditions(bool of_entities) const {
    std::vector<NaiveCondition> conditions;
    for (auto [name, operand] : question_.parameters) {
      if (!name.starts_with("where.")) continue;
      const std::string parameter = name;
      name.erase(0, 6);
      const bool min = name.ends_with(".min"), max = name.ends_with(".max");
      if (min || max) name.erase(name.size() - 4);
      const auto* declared =
          of_entities ? built_in_vocabulary().property(name) : built_in_vocabulary().attribute(name);
      const auto& words = built_in_vocabulary();
      const auto lacks = [&](const std::string& type) {
        const auto& names = of_entities ? words[*words.entity_type(type)].properties
                                        : words[*words.relation_type(type)].attributes;
        return std::ranges::find(names, name) == names.end();
      };
      const auto types = word_set("type");
      if (!types.empty() && std::ranges::all_of(types, lacks)) throw Refused{422, parameter};
      conditions.push_back({declared, min ? Test::kMin : max ? Test::kMax : Test::kEquals, operand});
    }
    return conditions;
  }

  void entities(NaiveAnswer& answer) const {
    const auto types = word_set("type");
    const auto name = question_.first("name");
    const auto where = conditions(true);
    const auto& ranks = built_in_vocabulary().confidences;
    const auto rank = [&](std::string_view word) { return std::ranges::find(ranks, word) - ranks.begin(); };
    const auto least = rank(question_.first("confidence").value_or("low"));
    for (const auto& [id, entity] : standing_.of("entity")) {
      const bool fits = is_one_of(types, entity, "type") &&
                        rank(entity.at("confidence").get_string()) >= least &&
                        (!name || bears(entity, folded_by_hand(*name))) &&
                        std::ranges::all_of(where, [&, &one = entity](const NaiveCondition& condition) {
                          return passes(one, "properties", condition);
                        });
      if (fits) answer.rows.push_back(shapes_.entity(entity));
    }
  }
  [[nodiscard]] static bool bears(const Object& entity, const std::string& folded) {
    return std::ranges::any_of(entity.at("names").get_array(), [&](const auto& name) {
      return folded_by_hand(name.at("name").get_string()) == folded;
    });
  }

  [[nodiscard]] NaiveWhen when(bool today_by_default) const {
    NaiveWhen when;
    when.period = period();
    const auto phase = question_.first("phase");
    if (!when.period && (today_by_default || phase)) when.period = asked_period(today_);
    if (phase && !when.period->is_one_day()) throw Refused{400, "phase"};
    when.phase = phase.value_or("in_force");
    when.certainly_only = question_.first("holds") == "certainly";
    if (const auto by = question_.first("public_by")) when.public_by = day_named(*by);
    return when;
  }

  void relations(NaiveAnswer& answer, Ids entities) const {
    NaiveRelationsAsked asked;
    asked.subjects = all_meant("subject");
    asked.objects = all_meant("object");
    asked.entities = entities.empty() ? all_meant("entity") : std::move(entities);
    asked.when = when(question_.reads == Reads::kEntityRelations);
    asked.types = word_set("type");
    asked.statuses = word_set("status");
    asked.direction = question_.first("direction").value_or("both");
    asked.confidence = question_.first("confidence").value_or("low");
    asked.where = conditions(false);
    std::map<std::string, int> left_out;
    std::vector<std::pair<const Object*, Object>> found;
    for (const auto& [id, relation] : standing_.of("relation")) {
      if (!asked.fits_but_for_status(relation)) continue;
      const auto stance = asked.stance(relation);
      if (stance.holds == Sure::kNot) continue;
      if (!asked.has_status(relation))
        ++left_out[std::string(relation.at("status").get_string())];
      else
        found.emplace_back(&relation, relation_row(relation, stance, asked.when));
    }
    sort(found);
    for (auto& [document, row] : found) answer.rows.push_back(std::move(row));
    if (left_out.empty() || !asked.statuses.empty()) return;
    Object& counts = (answer.left_out["status"] = Object()).get_object();
    for (const auto& [status, count] : left_out) counts[status] = count;
  }
  [[nodiscard]] Object relation_row(const Object& relation, const NaiveStance& stance,
                                    const NaiveWhen& when) const {
    Object row = shapes_.relation(relation);
    if (when.period) row["holds"] = word_of(stance.holds);
    if (when.period && !when.period->is_one_day()) {
      row["held"] = stance.throughout ? "throughout" : "part";
      row["pieces"] = stance.pieces;
    }
    return row;
  }
  void sort(std::vector<std::pair<const Object*, Object>>& found) const {
    const std::string sort = question_.first("sort").value_or("id");
    const bool descending = sort.starts_with('-');
    const auto key = [&](const Object& relation) {
      const NaiveValidity valid(relation);
      if (sort.ends_with("id")) return 0;
      return sort.ends_with("from") ? valid.start().first : valid.end().first;
    };
    std::ranges::sort(found, [&](const auto& a, const auto& b) {
      const int first = key(*a.first), second = key(*b.first);
      if (first != second) return descending ? second < first : first < second;
      const auto &a_id = a.first->at("id").get_string(), &b_id = b.first->at("id").get_string();
      return sort == "-id" ? b_id < a_id : a_id < b_id;
    });
  }

  template <class Shape>
  void said(NaiveAnswer& answer, std::string_view kind, const Shape& shape) const {
    const bool claims = question_.reads == Reads::kClaims;
    const auto about = all_meant("entity"), claimants = all_meant("claimant");
    const auto statuses = word_set("status"), words = word_set(claims ? "topic" : "metric");
    const auto asked = period();
    const auto falls_in = [&](const Object& document, std::string_view member) {
      const auto date = text_of(document, member);
      if (!date) return false;
      const auto& span = remembered_meaning(*date);
      return span.first <= asked->last && asked->first <= span.last;
    };
    for (const auto& [id, document] : standing_.of(kind)) {
      const bool touched = about.empty() || is_one_of(about, document, "subject") ||
                           lists_one_of(about, document, "about") ||
                           (claims && is_one_of(about, document, "addressee"));
      const bool on_topic = claims ? is_one_of(words, document, "topic") : has_metric(words, document);
      const bool in_time =
          !asked || falls_in(document, "published") || falls_in(document, claims ? "holds" : "period");
      if (touched && on_topic && in_time &&
          (claimants.empty() || lists_one_of(claimants, document, "asserted_by")) &&
          (statuses.contains("any") || is_one_of(statuses, document, "status")))
        answer.rows.push_back(shape(document));
    }
  }
  [[nodiscard]] static bool lists_one_of(const Ids& ids, const Object& document, std::string_view member) {
    const auto* list = document.if_contains(member);
    return list != nullptr && std::ranges::any_of(list->get_array(), [&](const auto& id) {
             return ids.contains(std::string(id.get_string()));
           });
  }
  [[nodiscard]] static bool has_metric(const Ids& metrics, const Object& observation) {
    return metrics.empty() ||
           std::ranges::any_of(observation.at("figures").get_array(), [&](const auto& figure) {
             return metrics.contains(std::string(figure.at("metric").get_string()));
           });
  }

  void rules(NaiveAnswer& answer) const {
    const auto kinds = word_set("kind");
    const auto regime = question_.first("regime");
    Ids regimes;
    for (const auto& [id, rule] : standing_.of("rule"))
      regimes.insert(std::string(rule.at("regime").get_string()));
    if (regime && !regimes.empty() && !regimes.contains(*regime)) throw Refused{400, "regime"};
    const auto asked = period();
    for (const auto& [id, rule] : standing_.of("rule")) {
      if (!is_one_of(kinds, rule, "rule_kind") || (regime && text_of(rule, "regime") != *regime)) continue;
      if (!asked || is_in_force(rule, *asked)) answer.rows.push_back(shapes_.rule(rule));
    }
  }
  /// Perhaps on some day of the period.
  [[nodiscard]] static bool is_in_force(const Object& rule, const AskedPeriod& asked) {
    const auto effective = text_of(rule, "effective"), ended = text_of(rule, "ended");
    if (!effective) return false;
    const int from = remembered_meaning(*effective).first;
    const int until = ended ? remembered_meaning(*ended).last : never();
    for (int day = asked.first; day <= asked.last; ++day) {
      if (from <= day && day < until) return true;
    }
    return false;
  }

  struct Hit {
    double score;
    int rank;
    std::string folded, id;
    Object matched;
  };
  void search(NaiveAnswer& answer) const {
    const std::string wanted = folded_by_hand(*question_.first("q"));
    const auto how = word_set("match");
    const auto types = word_set("type");
    std::vector<Hit> hits;
    for (const auto& [id, entity] : standing_.of("entity")) {
      if (!is_one_of(types, entity, "type")) continue;
      if (auto hit = best_name(entity, wanted, how)) hits.push_back(std::move(*hit));
    }
    std::ranges::sort(hits, [](const Hit& a, const Hit& b) {
      return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    for (Hit& hit : hits) {
      const json::value score = json::parse(fmt::format("{}", hit.score));
      const json::array terms{Object{{"asked", *question_.first("q")},
                                     {"found", hit.matched.at("name")},
                                     {"how", hit.folded == wanted ? "exact" : "prefix"},
                                     {"score", score}}};
      answer.rows.push_back({{"entity", shapes_.reference(hit.id)},
                             {"score", score},
                             {"matched", std::move(hit.matched)},
                             {"terms", terms}});
    }
  }
  [[nodiscard]] static std::optional<Hit> best_name(const Object& entity, const std::string& wanted,
                                                    const Ids& how) {
    std::vector<Hit> hits;
    for (const auto& name : entity.at("names").get_array()) {
      const std::string text(name.at("name").get_string()), folded = folded_by_hand(text);
      const bool exact = folded == wanted;
      if (!how.contains(exact ? "exact" : "prefix") || !folded.starts_with(wanted)) continue;
      const auto* lang = name.get_object().if_contains("lang");
      const auto* until = name.get_object().if_contains("until");
      const std::string kind(name.at("kind").get_string());
      hits.push_back({static_cast<double>(letter_count(wanted)) / letter_count(folded),
                      kind == "label"   ? 0
                      : kind == "alias" ? 1
                                        : 2,
                      folded,
                      std::string(entity.at("id").get_string()),
                      {{"name", text},
                       {"kind", kind},
                       {"lang", lang == nullptr ? json::value() : *lang},
                       {"until", until == nullptr ? json::value() : *until}}});
    }
    if (hits.empty()) return std::nullopt;
    return *std::ranges::min_element(hits, [](const Hit& a, const Hit& b) {
      const auto key = [](const Hit& hit) {
        return std::tuple(-hit.score, hit.rank, hit.folded, std::string(hit.matched.at("name").get_string()));
      };
      return key(a) < key(b);
    });
  }

  const Standing& standing_;
  const Question& question_;
  const std::string& today_;
  NaiveShapes shapes_;
};

}  // namespace

NaiveAnswer NaiveReader::answer(const Question& question) const {
  std::size_t revision = graph_.newest();
  if (const auto known_at = question.first("known_at")) {
    const bool digits = known_at->find_first_not_of("0123456789") == std::string::npos;
    revision = digits ? std::stoul(*known_at) : graph_.recorded_by(*known_at);
  }
  NaiveAnswer answer = Reading(graph_.at(revision), question, today_).run();
  answer.revision = revision;
  return answer;
}

}  // namespace ecgraph::tests
