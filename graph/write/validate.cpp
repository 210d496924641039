#include "graph/write/validate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/write/check_law.hpp"
#include "graph/write/check_removals.hpp"
#include "graph/write/check_statement.hpp"
#include "graph/write/proposed.hpp"
#include "graph/write/references.hpp"
#include "schema/nearest.hpp"

namespace ecgraph::write {
namespace {

using Target = Reference::Target;

constexpr std::size_t kNearestSoughtMax = 20;  ///< later faults go without near ids

class Validation {
 public:
  Validation(const Transaction& transaction, const View& newest, std::span<const StatementKey> granted = {})
      : transaction_(transaction),
        newest_(newest),
        vocabulary_(newest.vocabulary()),
        proposed_(transaction, newest, granted),
        is_whole_(granted.empty()) {}

  Result<Plan> run() {
    if (transaction_.expect_revision && *transaction_.expect_revision != newest_.revision())
      return moved_on();
    check_words();
    leaves_all_as_it_is_.resize(transaction_.changes.size());
    for (std::size_t i = 0; i < transaction_.changes.size(); ++i) {
      if (auto sorted = sort_out(i); !sorted) return fail(std::move(sorted.error()));
    }
    for (std::size_t i = 0; i < transaction_.changes.size(); ++i) {
      if (!leaves_all_as_it_is_[i]) check_change(i);
    }
    // The law hangs together: with a part of it unread, every fault found in it might be that part's.
    if (auto checked = is_whole_ ? check_law(proposed_, faults_) : Result<void>(); !checked)
      return fail(std::move(checked.error()));
    if (auto checked = check_removals(proposed_, plan_.effective, faults_); !checked)
      return fail(std::move(checked.error()));
    if (!faults_.empty()) return std::move(faults_).failure();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] Failure moved_on() const {
    return fail(
        ErrorKind::kConflict,
        fmt::format(
            "The graph is at revision {}, not at {} as expected: read what changed since and try again.",
            newest_.revision().number, transaction_.expect_revision->number),
        "expect_revision");
  }

  void check_words() {
    if (transaction_.author.empty()) faults_.add(0, Pointer("/author"), "A transaction has an author.");
    if (transaction_.reason.empty())
      faults_.add(0, Pointer("/reason"), "A transaction has a reason: say why in a few words.");
  }

  /// Whether a change changes something, leaves all as it is, or cannot be made.
  Result<void> sort_out(std::size_t change) {
    const StatementKey key = key_of_change(transaction_.changes[change]);
    const Pointer at = pointer_to(transaction_, change);
    if (const auto first = proposed_.change_to(key.kind, key.id); first && *first != change) {
      faults_.add(change, at / "id",
                  fmt::format("The {} `{}` is changed by /changes/{} already: one transaction changes a "
                              "statement once.",
                              word(key.kind), key.id, *first));
      return {};
    }
    const Statement* statement = statement_of(transaction_.changes[change]);
    if (statement == nullptr) return sort_out_retraction(change, key, at);
    const bool stands = newest_.stands(key);
    const bool correction = std::holds_alternative<Correct>(transaction_.changes[change]);
    if (!stands && correction) {
      missing(change, at / "id", key.kind, key.id, "so it cannot be corrected: assert it");
    } else if (!stands) {
      plan_.effective.push_back(change);
    } else {
      const auto standing = newest_.statement(key);
      if (!standing) return fail(standing.error());
      if (*standing == *statement) {
        ++plan_.unchanged;
        leaves_all_as_it_is_[change] = true;
      } else if (correction) {
        plan_.effective.push_back(change);
      } else {
        faults_.add_conflict(change, at / "id",
                             fmt::format("The {} `{}` stands with other content: correct it instead.",
                                         word(key.kind), key.id));
      }
    }
    return {};
  }

  Result<void> sort_out_retraction(std::size_t change, const StatementKey& key, const Pointer& at) {
    if (newest_.stands(key)) {
      plan_.effective.push_back(change);
    } else if (newest_.was_recorded(key)) {
      ++plan_.unchanged;  // sent again
    } else {
      missing(change, at / "id", key.kind, key.id, "so it cannot be retracted");
    }
    return {};
  }

  void check_change(std::size_t change) {
    const Statement* statement = statement_of(transaction_.changes[change]);
    if (statement == nullptr) return;
    const Pointer at = pointer_to(transaction_, change);
    FaultsOfChange faults(faults_, change);
    check_statement(*statement, vocabulary_, at, faults);
    for_each_reference(*statement, at, vocabulary_,
                       [&](const Reference& reference) { check_reference(change, reference); });
  }

  void check_reference(std::size_t change, const Reference& reference) {
    switch (reference.target) {
      case Target::kEntity:
        return check_entity(change, reference);
      case Target::kSource:
        return check_stands(change, reference, StatementKind::kSource);
      case Target::kRule:
        return check_stands(change, reference, StatementKind::kRule);
      case Target::kClause:
      case Target::kPredicate:
        return;  // check_law
    }
  }

  void check_stands(std::size_t change, const Reference& reference, StatementKind kind) {
    if (!proposed_.stands(kind, reference.id) && !proposed_.is_granted(kind, reference.id))
      missing(change, reference.at, kind, reference.id, {});
  }

  void check_entity(std::size_t change, const Reference& reference) {
    const auto type = proposed_.entity_type(reference.id);
    if (proposed_.is_granted(StatementKind::kEntity, reference.id)) return;
    if (!type) return missing(change, reference.at, StatementKind::kEntity, reference.id, {});
    if (admits(reference, *type, vocabulary_)) return;
    faults_.add(
        change, reference.at,
        fmt::format("`{}` is of type `{}`; the {} may be of type {}.", reference.id, vocabulary_[*type].id,
                    reference.role, listed(admitted(reference, vocabulary_), " or ")));
  }

  void missing(std::size_t change, const Pointer& at, StatementKind kind, std::string_view id,
               std::string_view hence) {
    std::vector<std::string> close;
    if (nearest_sought_++ < kNearestSoughtMax) close = nearest(id, ids_of(kind));
    faults_.add_missing(
        change, at, fmt::format("There is no {} `{}`{}{}.", word(kind), id, hence.empty() ? "" : ", ", hence),
        close);
  }

  const std::vector<std::string>& ids_of(StatementKind kind) {
    auto& ids = ids_[static_cast<std::size_t>(kind)];
    if (!ids) ids = proposed_.ids(kind);
    return *ids;
  }

  const Transaction& transaction_;
  const View& newest_;
  const Vocabulary& vocabulary_;
  Proposed proposed_;
  bool is_whole_;
  std::vector<bool> leaves_all_as_it_is_;  ///< by change
  Plan plan_;
  Faults faults_;
  std::size_t nearest_sought_ = 0;
  std::array<std::optional<std::vector<std::string>>, std::variant_size_v<Statement>> ids_;
};

}  // namespace

Result<Plan> validate(const Transaction& transaction, const View& newest) {
  return Validation(transaction, newest).run();
}

std::vector<Fault> faults_beside(const Transaction& transaction, std::span<const StatementKey> unreadable,
                                 const View& newest) {
  const auto plan = Validation(transaction, newest, unreadable).run();
  return plan ? std::vector<Fault>() : plan.error().faults;
}

}  // namespace ecgraph::write
