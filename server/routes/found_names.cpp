#include "server/routes/found_names.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ecgraph::routes {
namespace {

/// Keeps the best of each entity; what is exact before what is nearly so.
class Best {
 public:
  void offer(FoundName found) {
    const auto [place, is_new] = places_.try_emplace(found.entity.number, found_.size());
    if (is_new)
      found_.push_back(std::move(found));
    else if (found.score > found_[place->second].score)
      found_[place->second] = std::move(found);
  }
  std::vector<FoundName> take(const View& view) {
    std::ranges::sort(found_, [&](const FoundName& a, const FoundName& b) {
      return a.score != b.score ? a.score > b.score : view.head(a.entity).id < view.head(b.entity).id;
    });
    return std::move(found_);
  }

 private:
  std::vector<FoundName> found_;
  std::unordered_map<std::uint32_t, std::size_t> places_;
};

void offer_spelt(const Service& service, const View& view, const NamesAsked& asked, AdmittedParties& admitted,
                 Best& best) {
  for (auto& hit : service.names(view)->search(asked.name, asked.how, {}, view)) {
    if (hit.score < asked.score_min || !admitted(hit.entity)) continue;
    best.offer({hit.entity,
                hit.score,
                {hit.entity, std::move(hit.name), std::move(hit.kind), std::move(hit.lang)},
                hit.score < 1 ? Match::kPrefix : Match::kExact,
                {}});
  }
}

void offer_fuzzy(const Service& service, const View& view, const NamesAsked& asked, AdmittedParties& admitted,
                 Best& best) {
  const auto names = service.fuzzy_names(view);
  FuzzyAsked near;
  near.score_min = asked.score_min > 0 ? asked.score_min : kScoreShown;
  near.limit = asked.limit;
  if (!admitted.all()) near.wanted = [&](EntityNo entity) { return admitted(entity); };
  for (const auto& hit : names->search(asked.name, near, view))
    best.offer({hit.entity, shown_score(hit.score), (*names)[hit.matched], Match::kFuzzy, hit});
}

boost::json::value text_or_null(const std::string& text) {
  return text.empty() ? boost::json::value() : boost::json::value(text);
}

}  // namespace

double shown_score(double score) { return std::round(score * 1000) / 1000; }

boost::json::object term_shape(const MatchTerm& term) {
  return {{"asked", text_or_null(term.asked)},
          {"found", text_or_null(term.found)},
          {"how", word(term.how)},
          {"score", shown_score(term.score)}};
}

Result<std::vector<FoundName>> find_names(const Service& service, const View& view, const NamesAsked& asked,
                                          AdmittedParties& admitted) {
  Best best;
  if (asked.how.contains(Match::kExact) || asked.how.contains(Match::kPrefix))
    offer_spelt(service, view, asked, admitted, best);
  if (asked.how.contains(Match::kFuzzy)) offer_fuzzy(service, view, asked, admitted, best);
  if (admitted.fault()) return fail(*admitted.fault());
  return best.take(view);
}

Result<boost::json::object> FoundShape::operator()(const FoundName& found) const {
  const auto stated = view_.entity(found.entity);
  if (!stated) return fail(stated.error());
  boost::json::value until;
  const auto borne = std::ranges::find_if(stated->names, [&](const Name& name) {
    return name.name == found.matched.name && name.kind == found.matched.kind;
  });
  if (borne != stated->names.end() && borne->until) until = borne->until->text();
  boost::json::array terms;
  if (found.how == Match::kFuzzy) {
    for (const auto& term : service_.fuzzy_names(view_)->terms(name_, found.fuzzy))
      terms.push_back(term_shape(term));
  } else {
    const std::string_view how = found.how == Match::kExact ? "exact" : "prefix";
    terms.push_back(boost::json::object{
        {"asked", name_}, {"found", found.matched.name}, {"how", how}, {"score", found.score}});
  }
  return boost::json::object{{"entity", labels_->reference(found.entity)},
                             {"score", found.score},
                             {"matched", boost::json::object{{"name", found.matched.name},
                                                             {"kind", found.matched.kind},
                                                             {"lang", text_or_null(found.matched.lang)},
                                                             {"until", std::move(until)}}},
                             {"terms", std::move(terms)}};
}

}  // namespace ecgraph::routes
