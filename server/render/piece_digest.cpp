#include "server/render/piece_digest.hpp"

#include <algorithm>
#include <vector>

namespace ecgraph::render {
namespace {

namespace json = boost::json;

std::string text(const json::value& element, std::string_view member) {
  const auto* found = element.at(member).if_string();
  return found == nullptr ? std::string() : std::string(*found);
}

std::string told_fact(const json::value& fact) { return "missing: " + std::string(fact.as_string()); }
std::string told_exception(const json::value& use) {
  return (use.at("applies").is_string() ? text(use, "applies") + " " : std::string()) + text(use, "name");
}
std::string told_requirement(const json::value& requirement) { return text(requirement, "citation"); }

/// Gathers what a piece has and the one before had not, what only the one before had, and what both have.
class Digest {
 public:
  explicit Digest(const json::object* before) : before_(before) {}

  void tell(std::string words) { add(new_, std::move(words)); }

  template <class Tell>
  void list(const json::object& piece, std::string_view member, Tell told) {
    static const json::array kNone;
    const auto& here = piece.at(member).as_array();
    const auto& earlier = before_ == nullptr ? kNone : before_->at(member).as_array();
    bool some_came = false;
    for (const auto& element : here) {
      const bool was_there = std::ranges::find(earlier, element) != earlier.end();
      some_came = some_came || !was_there;
      add(was_there ? old_ : new_, told(element) + (was_there ? "" : review_now(element, earlier)));
    }
    const auto went = std::ranges::find_if(
        earlier, [&](const auto& element) { return std::ranges::find(here, element) == here.end(); });
    if (!some_came && went != earlier.end()) add(new_, "no longer " + told(*went));
  }

  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto* part : {&new_, &old_}) {
      for (const auto& words : *part) all += (all.empty() ? "" : "; ") + words;
    }
    return all;
  }

 private:
  /// " now case_by_case", of a clause that was there and is reviewed otherwise.
  static std::string review_now(const json::value& element, const json::array& earlier) {
    const auto* clause = element.is_object() ? element.get_object().if_contains("clause") : nullptr;
    if (clause == nullptr) return {};
    const bool was_there =
        std::ranges::any_of(earlier, [&](const auto& one) { return one.at("clause") == *clause; });
    const auto review = render::text(element, "review_policy");
    return was_there && !review.empty() ? " now " + review : std::string();
  }

  static void add(std::vector<std::string>& to, std::string words) {
    if (std::ranges::find(to, words) == to.end()) to.push_back(std::move(words));
  }

  const json::object* before_;
  std::vector<std::string> new_, old_;
};

}  // namespace

std::string piece_digest(const json::object& piece, const json::object* before) {
  Digest digest(before);
  if (piece.at("not_yet_launched").as_bool()) digest.tell("not yet launched");
  digest.list(piece, "missing", told_fact);
  digest.list(piece, "exceptions", told_exception);
  digest.list(piece, "requirements", told_requirement);
  return digest.text();
}

}  // namespace ecgraph::render
