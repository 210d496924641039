#include "server/routes/legality_question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/supposed.hpp"
#include "graph/time/period.hpp"
#include "schema/nearest.hpp"
#include "server/routes/legality_names.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/specs.hpp"

namespace ecgraph::routes {
namespace {

using legality::Question;

/// What stands in the `query` of an answer for the rules and items that the body supposes.
constexpr std::string_view kWithRule = "with_rule", kWithItem = "with_item";

/// A request's texts → a typed question. What they came to mean is resolved for the answer's `query` and
/// link.
class Resolving {
 public:
  Resolving(Call& call, const LegalityRequest& request) : call_(call), request_(request), names_(call) {}

  Result<Question> question() {
    for (const auto step :
         {&Resolving::size, &Resolving::items, &Resolving::item_types, &Resolving::specs,
          &Resolving::one_kind_of_item, &Resolving::destination, &Resolving::end_user, &Resolving::exporter,
          &Resolving::time, &Resolving::reading, &Resolving::regime, &Resolving::without_rules,
          &Resolving::with_rules, &Resolving::with_items, &Resolving::unlaunched, &Resolving::proof}) {
      if (auto done = (this->*step)(); !done) return fail(done.error());
    }
    return std::move(question_);
  }

 private:
  const LegalityTerms& terms() const { return call_.view.vocabulary().legality; }

  /// Each of what a question names is evaluated, and stands in its link.
  Result<void> size() {
    const auto most = call_.service.limits().items_max;
    for (const auto& [count, what, name] :
         {std::tuple{request_.items.size(), "items", "item"},
          {request_.buyer ? request_.buyer->owners.size() : 0, "owners", "owners"},
          {request_.with_items.size(), "items", "with_items"},
          {request_.with_rules.size(), "rules", "with_rules"},
          {throughputs(), "bit lengths", "specs"}}) {
      if (count > most)
        return fail(ErrorKind::kTooLarge,
                    fmt::format("At most {} {} fit into one question, not {}.", most, what, count), name);
    }
    return {};
  }

  /// How many bit lengths have one in the figures asked about.
  std::size_t throughputs() const {
    const auto* declared = throughput_map(call_.view.vocabulary());
    const auto* map = request_.specs && declared != nullptr
                          ? request_.specs->figures.get<NumberMap>(declared->id)
                          : nullptr;
    return map == nullptr ? 0 : map->entries.size();
  }

  Result<void> items() {
    for (const auto& text : request_.items) {
      auto item = names_.item(text);
      if (!item) return fail(item.error());
      if (std::ranges::find(question_.items, *item) != question_.items.end()) continue;
      question_.items.push_back(*item);
      call_.arguments.resolve(Parameter::kItem, question_.items.back().text());
    }
    return {};
  }

  Result<void> item_types() {
    for (const auto& word : request_.item_types) {
      const auto type = call_.view.vocabulary().entity_type(word);
      const auto& known = terms().item_types;
      if (!type || std::find(known.begin(), known.end(), *type) == known.end()) {
        std::vector<std::string_view> allowed;
        for (const auto each : known) allowed.push_back(call_.view.vocabulary()[each].id);
        return wrong_word("item_type", word, allowed);
      }
      question_.asked = Question::Asked::kAsAList;
      for (const auto item : call_.view.entities(*type)) question_.items.push_back(call_.view.head(item).id);
      call_.arguments.resolve(Parameter::kItemType, word);
    }
    return {};
  }

  Result<void> specs() {
    if (!request_.specs) return {};
    auto specs = names_.specs(*request_.specs);
    if (!specs) return fail(specs.error());
    const auto tell = [&](std::string_view name, const auto& what) {
      if (what) call_.arguments.resolve(std::string(name), what->text());
    };
    tell(kSpecMaker, specs->maker);
    tell(kSpecMakerHeadquarters, specs->maker_headquarters);
    resolve_figures(specs->figures);
    question_.specs = std::move(*specs);
    return {};
  }
  void resolve_figures(const NamedValues& figures);

  Result<void> one_kind_of_item() {
    const int kinds =
        (request_.items.empty() ? 0 : 1) + (request_.item_types.empty() ? 0 : 1) + (request_.specs ? 1 : 0);
    if (kinds == 1 || (kinds == 0 && !request_.with_items.empty())) return {};
    if (kinds > 1)
      return fail(ErrorKind::kUnreadable,
                  "Ask about named items, all of a type, or one set of figures, not several of these.",
                  "item");
    return fail(ErrorKind::kUnreadable,
                "Which item? Name one or more (item=H800; in a body \"items\"), all of a type "
                "(item_type=chip), or give figures "
                "(tpp=2300&performance_density=3.1; in a body \"specs\").",
                "item");
  }

  /// A country by code, id or name; none when the text is empty.
  Result<std::optional<CountryCode>> country(std::string_view name, const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto code = names_.country(text, name);
    if (!code) return fail(code.error());
    call_.arguments.resolve(std::string(name), code->text());
    return *code;
  }
  static Failure named(Error error, std::string_view field) {
    error.field = std::string(field);
    return fail(std::move(error));
  }

  Result<void> destination() {
    if (request_.destination.empty())
      return fail(ErrorKind::kUnreadable,
                  "Where to? Give \"destination\" an ISO code (CN), an id (china) or a name.", "destination");
    auto code = country("destination", request_.destination);
    if (!code) return fail(code.error());
    question_.destination = **code;
    return {};
  }

  Result<void> end_user() {
    if (request_.buyer) return described_buyer(*request_.buyer);
    if (request_.end_user.empty()) return {};
    auto user = names_.party(request_.end_user, "end_user");
    if (!user) return fail(user.error());
    question_.end_user = legality::NamedBuyer{*user, false};
    call_.arguments.resolve(Parameter::kEndUser, user->text());
    return {};
  }
  Result<void> described_buyer(const BuyerRequest& request) {
    legality::DescribedBuyer buyer;
    auto headquarters = country("hq", request.headquarters);
    if (!headquarters) return fail(headquarters.error());
    auto parent = country("ultimate_parent_hq", request.ultimate_parent_headquarters);
    if (!parent) return fail(parent.error());
    buyer.headquarters = *headquarters;
    buyer.ultimate_parent_headquarters = *parent;
    buyer.military = request.military;
    for (const auto& owner : request.owners) {
      auto entity = names_.party(owner.id, "owners");
      if (!entity) return fail(entity.error());
      std::optional<legality::ShareRange> share;
      if (owner.share) share = legality::ShareRange{owner.share->low, owner.share->high};
      buyer.owners.push_back({*entity, share});
      call_.arguments.resolve("owners", entity->text());
    }
    if (auto within = check_total(request.owners); !within) return fail(within.error());
    question_.end_user = std::move(buyer);
    return {};
  }

  /// Owners cannot hold more than all of it.
  static Result<void> check_total(const std::vector<OwnerRequest>& owners) {
    Decimal total;
    for (const auto& owner : owners) {
      auto sum = Decimal::sum(total, owner.share ? owner.share->low : Decimal(0));
      if (!sum) return fail(sum.error());
      total = *sum;
    }
    if (total <= Decimal(100)) return {};
    return fail(ErrorKind::kUnprocessable,
                fmt::format("The owners hold {} percent together; 100 is all.", total.text()), "owners");
  }

  Result<void> exporter() {
    if (request_.exporter.empty()) return {};
    auto exporter = names_.party(request_.exporter, "exporter");
    if (!exporter) return fail(exporter.error());
    question_.exporter = *exporter;
    call_.arguments.resolve(Parameter::kExporter, question_.exporter->text());
    return {};
  }

  Result<void> time() {
    if (!request_.at.empty() && !request_.during.empty())
      return fail(ErrorKind::kUnreadable, "\"at\" and \"during\" exclude each other: give one.", "during");
    const bool today = request_.at.empty() && request_.during.empty();
    auto period = today ? Result<Period>(Period::of(call_.today))
                        : Period::parse(request_.at.empty() ? request_.during : request_.at,
                                        request_.at.empty() ? "during" : "at");
    if (!period) return fail(period.error());
    if (!request_.at.empty() && period->text().find('/') != std::string::npos)
      return fail(one_day_only(request_.at));
    question_.during = period->days();
    call_.arguments.resolve(
        period->is_one_day() && request_.during.empty() ? Parameter::kAt : Parameter::kDuring,
        period->text());
    if (request_.public_by.empty()) return {};
    auto day = Day::parse(request_.public_by);
    if (!day) return named(day.error(), "public_by");
    question_.reading.public_by = *day;
    call_.arguments.resolve(Parameter::kPublicBy, day->text());
    return {};
  }

  /// A word of a short list; the first is the default.
  Result<std::size_t> word(Parameter parameter, const std::string& given,
                           std::span<const std::string_view> allowed) {
    if (given.empty()) {
      call_.arguments.resolve(parameter, std::string(allowed.front()));
      return std::size_t{0};
    }
    const auto found = std::find(allowed.begin(), allowed.end(), given);
    if (found == allowed.end()) return wrong_word(declaration(parameter).name, given, allowed);
    call_.arguments.resolve(parameter, given);
    return static_cast<std::size_t>(found - allowed.begin());
  }

  Result<void> reading() {
    static constexpr std::array<std::string_view, 2> kLetters{"include", "exclude"},
        kViews{"operative", "text"};
    auto letters = word(Parameter::kLetters, request_.letters, kLetters);
    if (!letters) return fail(letters.error());
    auto view = word(Parameter::kView, request_.view, kViews);
    if (!view) return fail(view.error());
    using Reading = legality::Reading;
    question_.reading.letters = *letters == 0 ? Reading::Letters::kInclude : Reading::Letters::kExclude;
    question_.reading.view = *view == 0 ? Reading::View::kOperative : Reading::View::kText;
    return {};
  }

  Result<void> regime() {
    std::vector<std::string> known;
    for (auto& rule : call_.view.ids(StatementKind::kRule)) {
      auto read = call_.view.rule(RuleId::trusted(std::move(rule)));
      if (!read) return fail(read.error());
      if (std::find(known.begin(), known.end(), read->regime) == known.end()) known.push_back(read->regime);
    }
    question_.regime = request_.regime.empty() ? terms().regime : request_.regime;
    std::sort(known.begin(), known.end());
    if (!request_.regime.empty() && std::find(known.begin(), known.end(), request_.regime) == known.end()) {
      const std::vector<std::string_view> allowed(known.begin(), known.end());
      return wrong_word("regime", request_.regime, allowed);
    }
    call_.arguments.resolve(Parameter::kRegime, question_.regime);
    return {};
  }

  Result<void> without_rules() {
    for (const auto& text : request_.without_rules) {
      auto rule = RuleId::parse(text, "without_rule");
      if (!rule) return fail(rule.error());
      if (auto stands = call_.view.rule(*rule); !stands) {
        auto near = nearest(text, call_.view.ids(StatementKind::kRule));
        return fail(Error{ErrorKind::kUnprocessable,
                          fmt::format("There is no rule \"{}\" (see /v1/rules).", text),
                          "without_rule",
                          {},
                          std::move(near),
                          {}});
      }
      if (question_.without_rules.insert(std::move(*rule)).second)
        call_.arguments.resolve(Parameter::kWithoutRule, text);
    }
    return {};
  }

  Result<void> with_rules() {
    question_.with_rules = request_.with_rules;
    if (question_.with_rules.empty()) return {};
    auto fits = check_supposed(question_.with_rules, call_.view);
    if (!fits) return fail(below(fits.error(), "/with_rules"));
    for (const auto& rule : question_.with_rules)
      call_.arguments.resolve(std::string(kWithRule), rule.id.text());
    return {};
  }

  Result<void> with_items() {
    for (std::size_t i = 0; i < request_.with_items.size(); ++i) {
      const auto& item = request_.with_items[i];
      auto specs = names_.specs(item.specs);
      if (!specs) return fail(below(specs.error(), fmt::format("/with_items/{}/specs", i)));
      question_.with_items.push_back({item.name, std::move(*specs)});
      call_.arguments.resolve(std::string(kWithItem), item.name);
    }
    return {};
  }

  /// An error of a part of the body: its places stand below that of the part.
  static Error below(Error error, const std::string& place) {
    if (!error.field.empty() && error.faults.empty())
      error.faults.push_back({"/" + error.field, error.message});
    error.field.clear();
    for (auto& fault : error.faults) fault.pointer = place + fault.pointer;
    return error;
  }

  Result<void> unlaunched() {
    static constexpr std::array<std::string_view, 2> kWords{"leave_out", "include"};
    auto chosen = word(Parameter::kUnlaunched, request_.unlaunched, kWords);
    if (!chosen) return fail(chosen.error());
    question_.unlaunched = *chosen == 0 ? Question::Unlaunched::kLeaveOut : Question::Unlaunched::kInclude;
    return {};
  }

  /// A proof is as long as its item's rules are many: by default only one item brings it along.
  Result<void> proof() {
    static constexpr std::array<std::string_view, 2> kOneItem{"full", "none"}, kMany{"none", "full"};
    const bool one = request_.item_types.empty() &&
                     request_.items.size() + request_.with_items.size() + (question_.specs ? 1 : 0) == 1;
    const auto& words = one ? kOneItem : kMany;
    auto chosen = word(Parameter::kProof, request_.proof, words);
    if (!chosen) return fail(chosen.error());
    question_.proof = words[*chosen] == "full" ? Question::Proof::kFull : Question::Proof::kNone;
    return {};
  }

  Call& call_;
  const LegalityRequest& request_;
  LegalityNames names_;
  Question question_;
};

void Resolving::resolve_figures(const NamedValues& figures) {
  for (const auto& figure : figures.all()) {
    const auto& value = figure.values.front();
    if (const auto* map = std::get_if<NumberMap>(&value)) {
      for (const auto& [bits, number] : map->entries)
        call_.arguments.resolve(fmt::format("{}{}", declaration(Parameter::kTops).name, bits), number.text());
    } else if (const auto* number = std::get_if<Decimal>(&value)) {
      call_.arguments.resolve(figure.name, number->text());
    } else if (const auto* flag = std::get_if<bool>(&value)) {
      call_.arguments.resolve(figure.name, *flag ? "true" : "false");
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      call_.arguments.resolve(figure.name, *text);
    }
  }
}

}  // namespace

Failure wrong_word(std::string_view name, std::string_view given, std::span<const std::string_view> allowed) {
  return fail(
      Error{ErrorKind::kUnreadable,
            fmt::format("\"{}\" must be one of: {}. \"{}\" is not.", name, fmt::join(allowed, ", "), given),
            std::string(name),
            {allowed.begin(), allowed.end()},
            {},
            {}});
}

Result<Question> question_of(Call& call, const LegalityRequest& request) {
  return Resolving(call, request).question();
}

Result<CountryCode> destination_of(Call& call, std::string_view text) {
  return LegalityNames(call).country(text, declaration(Parameter::kDestination).name);
}

}  // namespace ecgraph::routes
