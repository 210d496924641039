#include "graph/legality/summary.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

namespace ecgraph::legality {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string month_name(std::chrono::year_month_day date) {
  return std::string(kMonths[static_cast<unsigned>(date.month()) - 1]);
}

std::string long_day(Day day) {
  const auto date = day.calendar();
  return std::to_string(static_cast<unsigned>(date.day())) + " " + month_name(date) + " " +
         std::to_string(static_cast<int>(date.year()));
}

bool is_first_of_month(Day day) { return static_cast<unsigned>(day.calendar().day()) == 1; }

/// A whole month or year, if the days are one.
std::string named_span(const Interval& days) {
  if (!is_first_of_month(days.from()) || !is_first_of_month(days.until())) return "";
  const auto from = days.from().calendar();
  const auto until = days.until().calendar();
  const int months = (static_cast<int>(until.year()) - static_cast<int>(from.year())) * 12 +
                     static_cast<int>(static_cast<unsigned>(until.month())) -
                     static_cast<int>(static_cast<unsigned>(from.month()));
  const auto year = std::to_string(static_cast<int>(from.year()));
  if (months == 1) return month_name(from) + " " + year;
  return months == 12 && static_cast<unsigned>(from.month()) == 1 ? year : "";
}

/// `1 to 22 October 2023` or `1 May 2023 to 3 June 2024`, both included.
std::string day_span(Day first, Day last) {
  const auto a = first.calendar();
  const auto b = last.calendar();
  if (a.year() == b.year() && a.month() == b.month()) {
    return std::to_string(static_cast<unsigned>(a.day())) + " to " + long_day(last);
  }
  return long_day(first) + " to " + long_day(last);
}

/// "policy_of_denial" → "policy of denial".
std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& one : parts) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string exception_names(const Piece& piece, ExceptionUse::Applies applies) {
  std::vector<std::string> names;
  for (const auto& exception : piece.exceptions) {
    if (exception.applies != applies) continue;
    if (std::find(names.begin(), names.end(), exception.name) == names.end()) names.push_back(exception.name);
  }
  return joined(names);
}

std::string possibly(const Piece& piece) {
  const auto names = exception_names(piece, ExceptionUse::Applies::kPossible);
  return names.empty() ? "" : "; exception " + names + " is possible, not assumed";
}

std::string clause_names(const Piece& piece) {
  std::vector<std::string> citations;
  for (const auto& requirement : piece.requirements) {
    const auto& text = requirement.citation.empty() ? requirement.clause : requirement.citation;
    if (std::find(citations.begin(), citations.end(), text) == citations.end()) citations.push_back(text);
  }
  return joined(citations);
}

/// The loosest policy of the vocabulary is that none is stated: alone it reads as no policy at all.
std::string review(const Vocabulary& vocabulary, const Piece& piece) {
  if (!piece.review_policy) return "review policy not known";
  const auto policy = spaced(vocabulary[*piece.review_policy]);
  const bool loosest = piece.review_policy->strictness + 1u == vocabulary.review_policies.size();
  return loosest ? "review policy " + policy : policy;
}

std::string sentence(const Vocabulary& vocabulary, const Piece& piece) {
  switch (piece.verdict) {
    case Verdict::kNoLicenceRequired:
      return "no licence is needed";
    case Verdict::kLicenceException:
      return "licence exception " + exception_names(piece, ExceptionUse::Applies::kTrue) +
             " applies, on conditions";
    case Verdict::kLicenceRequired:
      return "a licence is required, " + review(vocabulary, piece) + " (" + clause_names(piece) + ")" +
             possibly(piece);
    case Verdict::kProhibited:
      return "forbidden (" + clause_names(piece) + ")";
    case Verdict::kUnknown:
      return "unknown, missing " + joined(piece.missing) + possibly(piece);
  }
  return "";
}

std::string piece_days(const Piece& piece, const Interval& during) {
  if (piece.days == during) return "";
  if (piece.days.until() == during.until()) return "from " + long_day(piece.days.from()) + " ";
  if (!piece.days.from().is_finite()) return "until " + long_day(piece.days.until().plus(-1)) + " ";
  const Day last = piece.days.until().plus(-1);
  return (last == piece.days.from() ? long_day(last) : day_span(piece.days.from(), last)) + " ";
}

/// The pieces that read the same, joined: those that differ only in what a sentence does not say.
std::string told(const Vocabulary& vocabulary, const std::vector<Piece>& pieces, const Interval& during) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece whole = pieces[i];
    const auto says = sentence(vocabulary, whole);
    while (i + 1 < pieces.size() && sentence(vocabulary, pieces[i + 1]) == says) {
      whole.days = *Interval::make(whole.days.from(), pieces[++i].days.until());
    }
    const auto when = piece_days(whole, during);
    text += (text.empty() ? "" : "; ") + when + says;
  }
  return text;
}

std::string unlaunched(const std::vector<Piece>& pieces) {
  if (pieces.empty() || !pieces.front().not_yet_launched) return "";
  const auto& last = *std::find_if(pieces.rbegin(), pieces.rend(),
                                   [](const Piece& piece) { return piece.not_yet_launched; });
  if (&last == &pieces.back()) return " It was not launched yet.";
  return " It was launched on or after " + long_day(last.days.until()) + ".";
}

bool same_verdicts(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Piece& one, const Piece& other) {
    return one.days == other.days && one.verdict == other.verdict && one.review_policy == other.review_policy;
  });
}

/// What is no fact, or of the lowest confidence, among what the pieces rest on.
std::string rests_on_little(const Vocabulary& vocabulary, const std::vector<Piece>& pieces) {
  std::string names;
  for (const auto& piece : pieces) {
    for (const auto& statement : piece.weakest) {
      if (statement.status.empty() && statement.confidence.rank > 0) continue;
      if (names.find(statement.id) != std::string::npos) continue;
      names +=
          (names.empty() ? "" : ", ") + statement.id + " (" +
          (statement.status.empty() ? vocabulary[statement.confidence] + " confidence" : statement.status) +
          ")";
    }
  }
  return names.empty() ? "" : " It rests on what is weakly founded: " + names + ".";
}

}  // namespace

std::string words(const Interval& days) {
  const bool from = days.from().is_finite();
  const bool until = days.until().is_finite();
  if (!from && !until) return "at any time";
  if (!until) return "from " + long_day(days.from());
  const Day last = days.until().plus(-1);
  if (!from) return "until " + long_day(last);
  if (last == days.from()) return long_day(last);
  const auto named = named_span(days);
  return named.empty() ? day_span(days.from(), last) : named;
}

std::string summary_of(const Vocabulary& vocabulary, const ItemAnswer& answer, const std::string& destination,
                       const Interval& during) {
  std::string text = answer.label + " to " + destination + ", " + words(during) + ": " +
                     std::string(word(answer.legal)) + ". " + told(vocabulary, answer.pieces, during) + ".";
  const auto capital = text.find(". ") + 2;
  text[capital] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[capital])));
  text += unlaunched(answer.pieces);
  if (answer.by_published_rules) {
    text += " By published rules alone: " + std::string(word(answer.by_published_rules->legal)) + " (" +
            told(vocabulary, answer.by_published_rules->pieces, during) + ").";
  }
  if (answer.as_recorded) {
    text += " By the law as it is recorded: " + std::string(word(answer.as_recorded->legal)) + " (" +
            told(vocabulary, answer.as_recorded->pieces, during) + ").";
  }
  return text + rests_on_little(vocabulary, answer.pieces);
}

std::string family_summary(const std::string& family, const std::vector<const ItemAnswer*>& members) {
  if (members.empty()) return "The " + family + " has no members.";
  const bool agree = std::all_of(members.begin(), members.end(), [&](const ItemAnswer* member) {
    return same_verdicts(member->pieces, members.front()->pieces);
  });
  if (agree) return "All forms of the " + family + " agree.";
  std::string text = "The forms of the " + family + " differ:";
  for (const auto* member : members)
    text += " " + member->label + " " + std::string(word(member->legal)) + ",";
  text.back() = '.';
  return text;
}

}  // namespace ecgraph::legality
