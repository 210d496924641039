#include "graph/legality/day.hpp"

#include <algorithm>

#include "graph/legality/exceptions.hpp"
#include "graph/legality/review.hpp"

namespace ecgraph::legality {

namespace {

/// A requirement for sure, with what lifts it.
struct Certain {
  const Match* match;
  Lifting lifting;
};

/// Judges one item in one scene.
class Judge {
 public:
  Judge(const Setting& setting, const Scene& scene, const Item& item, ItemView& view, FactNames& facts)
      : setting_(setting), scene_(scene), facts_(facts), matcher_(setting, scene, item, view, facts) {
    if (setting.question.proof == Question::Proof::kFull) {
      verdict_.proof.emplace();
      verdict_.proof->kind = "verdict";
      verdict_.proof->subject = item.label;
    }
  }

  DayVerdict judge() {
    if (scene_.inside_own_country) {
      verdict_.verdict = Verdict::kNoLicenceRequired;
      note("nothing is required for a shipment inside the regime's own country");
    } else if (!setting_.has_clauses) {
      add_missing(verdict_.missing,
                  {facts_.number("the clauses of " + setting_.regime + " (none is recorded)")});
      note("the rules of this regime are recorded without clauses, if at all");
    } else {
      collect();
      decide();
    }
    if (verdict_.proof) {
      verdict_.proof->value = word(verdict_.verdict);
      verdict_.proof->result = known(is_legal(verdict_.verdict));
      if (verdict_.verdict == Verdict::kUnknown) verdict_.proof->result = Kleene::kUnknown;
    }
    return std::move(verdict_);
  }

 private:
  [[nodiscard]] Recorder at() { return verdict_.proof ? &*verdict_.proof : nullptr; }
  void note(std::string_view text) {
    if (verdict_.proof) verdict_.proof->note = text;
  }

  void collect() {
    prohibitions_ = matcher_.of(Clause::Effect::kProhibited, at());
    requirements_ = matcher_.of(Clause::Effect::kLicenceRequired, at());
    const bool any = std::any_of(requirements_.begin(), requirements_.end(),
                                 [](const Match& match) { return match.finding.value != Kleene::kFalse; });
    if (!any) return;
    exceptions_ = matcher_.of(Clause::Effect::kException, at());
    policies_ = matcher_.of(Clause::Effect::kReviewPolicy, at());
    for (const auto& requirement : requirements_) {
      if (requirement.finding.value != Kleene::kTrue) continue;
      certain_.push_back({&requirement, lifting_of(*requirement.scene->clause, exceptions_)});
    }
  }

  void decide() {
    if (prohibited() || left_over() || unknown()) return;
    if (!certain_.empty()) return lifted();
    verdict_.verdict = Verdict::kNoLicenceRequired;
    rest_on_what_failed();
  }

  bool prohibited() {
    for (const auto& match : prohibitions_) {
      if (match.finding.value != Kleene::kTrue) continue;
      verdict_.verdict = Verdict::kProhibited;
      verdict_.requirements.push_back({match.scene->clause, std::nullopt});
      verdict_.grounds.rest_on(match.finding.grounds);
    }
    return verdict_.verdict == Verdict::kProhibited;
  }

  bool left_over() {
    for (const auto& certain : certain_) {
      if (certain.lifting.lifted.value != Kleene::kFalse) continue;
      const auto review = review_of(setting_.world.vocabulary(), *certain.match->scene, policies_);
      verdict_.requirements.push_back({certain.match->scene->clause, review.policy});
      verdict_.review = verdict_.review ? std::min(*verdict_.review, review.policy) : review.policy;
      verdict_.grounds.rest_on(certain.match->finding.grounds);
      verdict_.grounds.rest_on(certain.lifting.lifted.grounds);
      verdict_.grounds.rest_on(review.grounds);
      reviews_.push_back(review);
      add_possible(certain.lifting);
    }
    if (verdict_.requirements.empty()) return false;
    verdict_.verdict = Verdict::kLicenceRequired;
    add_missing_of_reviews();
    return true;
  }

  /// What would settle the strictest policy, unless one of the requirements has it for sure.
  void add_missing_of_reviews() {
    const auto decides = [this](const Review& review) { return review.policy == *verdict_.review; };
    const bool settled = std::any_of(reviews_.begin(), reviews_.end(), [&](const Review& review) {
      return decides(review) && review.missing.empty();
    });
    if (settled) return;
    for (const auto& review : reviews_) {
      if (decides(review)) add_missing(verdict_.missing, review.missing);
    }
  }

  /// Nothing is left over for sure. A requirement or exception that is unknown decides, unless all that is
  /// known is lifted and it would be lifted too.
  bool unknown() {
    const bool all_lifted =
        !certain_.empty() && std::all_of(certain_.begin(), certain_.end(), [](const Certain& certain) {
          return certain.lifting.lifted.value == Kleene::kTrue;
        });
    bool undecided = false;
    for (const auto& certain : certain_) {
      if (certain.lifting.lifted.value != Kleene::kUnknown) continue;
      undecided = true;
      doubt(certain.lifting.lifted);
      verdict_.grounds.rest_on(certain.match->finding.grounds);
      add_possible(certain.lifting);
    }
    for (const auto* matches : {&prohibitions_, &requirements_}) {
      for (const auto& match : *matches) {
        if (match.finding.value != Kleene::kUnknown) continue;
        const bool is_prohibition = matches == &prohibitions_;
        const auto lifting = lifting_of(*match.scene->clause, exceptions_);
        if (all_lifted && !is_prohibition && lifting.lifted.value == Kleene::kTrue) continue;
        undecided = true;
        doubt(match.finding);
      }
    }
    if (matcher_.foreign().value != Kleene::kFalse && certain_.empty()) {
      undecided = true;
      doubt(matcher_.foreign());
      add_missing(verdict_.missing, {matcher_.jurisdiction()});
      note("whether the item is subject to these rules is not computed for its maker's headquarters");
    }
    if (undecided) verdict_.verdict = Verdict::kUnknown;
    return undecided;
  }

  void doubt(const Finding& finding) {
    add_missing(verdict_.missing, finding.missing);
    verdict_.grounds.rest_on(finding.grounds);
  }

  void lifted() {
    verdict_.verdict = Verdict::kLicenceException;
    for (const auto& certain : certain_) {
      verdict_.requirements.push_back({certain.match->scene->clause, std::nullopt});
      verdict_.grounds.rest_on(certain.match->finding.grounds);
      verdict_.grounds.rest_on(certain.lifting.lifted.grounds);
      for (const auto* exception : certain.lifting.by)
        add_exception(*exception, ExceptionUse::Applies::kTrue);
    }
  }

  void rest_on_what_failed() {
    verdict_.grounds.rest_on(scene_.floor);
    for (const auto& match : prohibitions_) verdict_.grounds.rest_on(match.finding.grounds);
    for (const auto& match : requirements_) verdict_.grounds.rest_on(match.finding.grounds);
  }

  void add_possible(const Lifting& lifting) {
    for (const auto* exception : lifting.possible)
      add_exception(*exception, ExceptionUse::Applies::kPossible);
  }

  void add_exception(const Match& match, ExceptionUse::Applies applies) {
    const DayException use{match.scene->clause, match.scene->exception_name, applies};
    auto& uses = verdict_.exceptions;
    if (std::find(uses.begin(), uses.end(), use) == uses.end()) uses.push_back(use);
  }

  const Setting& setting_;
  const Scene& scene_;
  FactNames& facts_;
  Matcher matcher_;
  DayVerdict verdict_;
  std::vector<Match> prohibitions_, requirements_, exceptions_, policies_;
  std::vector<Certain> certain_;
  std::vector<Review> reviews_;
};

}  // namespace

bool same_piece(const DayVerdict& a, const DayVerdict& b) {
  return a.verdict == b.verdict && a.review == b.review && a.exceptions == b.exceptions &&
         a.requirements == b.requirements && a.missing == b.missing;
}

DayVerdict verdict_of(const Setting& setting, const Scene& scene, const Item& item, ItemView& view,
                      FactNames& facts) {
  return Judge(setting, scene, item, view, facts).judge();
}

}  // namespace ecgraph::legality
