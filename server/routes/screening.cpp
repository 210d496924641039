#include "server/routes/screening.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "server/routes/found_names.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kAtOnce = 128;           ///< names found before the first of them is shown
constexpr double kOffForCountry = 0.1;         ///< where it is known to be another
constexpr double kSameMark = 0.95;             ///< the least score of who bears the identifier asked
constexpr std::size_t kFoundPerCandidate = 2;  ///< some fall behind when countries are looked at

}  // namespace

Screening::Screening(const Call& call, ScreenQuestion question, std::shared_ptr<render::Labels> labels,
                     boost::json::object coverage)
    : service_(call.service),
      view_(call.view),
      question_(std::move(question)),
      labels_(std::move(labels)),
      coverage_(std::move(coverage)),
      names_(call.service.fuzzy_names(call.view)) {}

Result<void> Screening::prepare() {
  const auto has_marks = [](const ScreenedName& name) { return !name.marks.empty(); };
  if (std::ranges::none_of(question_.names, has_marks)) return {};
  auto read = service_.identifiers(view_);
  if (!read) return fail(read.error());
  identifiers_ = std::move(*read);
  return {};
}

std::vector<Candidate> Screening::find(const ScreenedName& name, AdmittedParties& admitted,
                                       PartyCountries& countries) const {
  FuzzyAsked asked;
  asked.whose = name.whose;
  asked.score_min = question_.score_min;
  asked.limit = question_.limit * kFoundPerCandidate;
  asked.wanted = [&](EntityNo entity) { return admitted(entity); };
  std::vector<Candidate> candidates;
  for (const auto& hit : names_->search(name.name, asked, view_))
    candidates.push_back({hit.entity, hit.score, hit, {}, {}});
  for (const auto& mark : name.marks) {
    for (const EntityNo entity : identifiers_->bearing(mark)) {
      if (!admitted(entity)) continue;
      const auto known = std::ranges::find(candidates, entity, &Candidate::entity);
      auto& candidate =
          known == candidates.end() ? candidates.emplace_back(Candidate{entity, 0, {}, {}, {}}) : *known;
      candidate.mark = mark;
      candidate.score = std::max(candidate.score, kSameMark);
    }
  }
  for (auto& candidate : candidates) {
    if (!name.country) break;
    const auto& known = countries.of(candidate.entity);
    if (known.empty()) continue;
    candidate.of_country = known.contains(*name.country);
    if (!*candidate.of_country && candidate.mark.empty()) candidate.score -= kOffForCountry;
  }
  std::erase_if(candidates, [&](const Candidate& one) { return one.score < question_.score_min; });
  std::ranges::sort(candidates, [&](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : view_.head(a.entity).id < view_.head(b.entity).id;
  });
  if (candidates.size() > question_.limit) candidates.resize(question_.limit);
  return candidates;
}

/// The thread that asks works; another helps while one is free.
Result<void> Screening::find_from(std::size_t first) {
  const std::size_t count = std::min(kAtOnce, size() - first);
  found_.assign(count, {});
  first_ = first;
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::optional<Error> fault;
  const auto work = [&] {
    AdmittedParties admitted(view_, question_.among);
    PartyCountries countries(view_);
    for (std::size_t i = next++; i < count; i = next++)
      found_[i] = find(question_.names[first + i], admitted, countries);
    const std::lock_guard lock(mutex);
    if (admitted.fault()) fault = admitted.fault();
    if (countries.fault()) fault = countries.fault();
  };
  {
    const auto place = count > 1 ? service_.helper_place() : nullptr;
    std::optional<std::jthread> helper;
    if (place != nullptr) helper.emplace(work);
    work();
  }
  if (fault) return fail(*fault);
  return {};
}

Result<boost::json::object> Screening::row(std::size_t i) {
  if (found_.empty() || i < first_ || i >= first_ + found_.size()) {
    if (auto found = find_from(i); !found) return fail(found.error());
  }
  const ScreenedName& name = question_.names[i];
  boost::json::array candidates;
  for (const auto& candidate : found_[i - first_]) {
    auto shown = shape(name, candidate);
    if (!shown) return fail(shown.error());
    candidates.push_back(std::move(*shown));
  }
  boost::json::object row{{"asked", boost::json::object{{"id", name.id.empty() ? boost::json::value()
                                                                               : boost::json::value(name.id)},
                                                        {"name", name.name}}}};
  const bool none = candidates.empty();
  row.emplace("candidates", std::move(candidates));
  if (none) row.emplace("coverage", coverage_);
  if (labels_->failure()) return fail(*labels_->failure());
  return row;
}

boost::json::array Screening::terms(const ScreenedName& name, const Candidate& candidate) const {
  boost::json::array terms;
  if (candidate.hit) {
    for (const auto& term : names_->terms(name.name, *candidate.hit)) terms.push_back(term_shape(term));
  }
  if (!candidate.mark.empty())
    terms.push_back(boost::json::object{
        {"asked", candidate.mark}, {"found", candidate.mark}, {"how", "identifier"}, {"score", kSameMark}});
  if (candidate.of_country) {
    terms.push_back(boost::json::object{
        {"asked", view_.head(*name.country).id.text()},
        {"found", *candidate.of_country ? boost::json::value(view_.head(*name.country).id.text())
                                        : boost::json::value()},
        {"how", "country"},
        {"score", *candidate.of_country ? 1 : 0}});
  }
  return terms;
}

Result<boost::json::array> Screening::listings(EntityNo party) const {
  boost::json::array shown;
  for (const auto& head : listings_of(view_, party, question_.at)) {
    const auto listing = view_.relation(head.no);
    if (!listing) return fail(listing.error());
    const auto day = [](const std::optional<EdtfDate>& date) {
      return date ? boost::json::value(date->text()) : boost::json::value();
    };
    shown.push_back(boost::json::object{{"list", labels_->reference(head.object)},
                                        {"relation", listing->id.text()},
                                        {"from", day(listing->valid.from())},
                                        {"until", day(listing->valid.until())},
                                        {"holds", word(head.valid.on(*question_.at))},
                                        {"sources", labels_->sources(listing->sources)}});
  }
  return shown;
}

Result<boost::json::object> Screening::shape(const ScreenedName& name, const Candidate& candidate) const {
  auto standing = listings(candidate.entity);
  if (!standing) return fail(standing.error());
  boost::json::value matched;
  if (candidate.hit) {
    const auto& borne = (*names_)[candidate.hit->matched];
    matched = boost::json::object{
        {"name", borne.name},
        {"kind", borne.kind},
        {"lang", borne.lang.empty() ? boost::json::value() : boost::json::value(borne.lang)}};
  }
  return boost::json::object{{"entity", labels_->reference(candidate.entity)},
                             {"score", shown_score(candidate.score)},
                             {"matched", std::move(matched)},
                             {"terms", terms(name, candidate)},
                             {"listings", std::move(*standing)}};
}

}  // namespace ecgraph::routes
