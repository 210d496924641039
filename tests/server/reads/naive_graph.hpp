#pragma once
// The graph as a list of what was posted: documents by kind and id, one whole copy for every revision.

#include <boost/json.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecgraph::tests {

using DocumentsById = std::map<std::string, boost::json::object>;

/// What stood at a revision.
class Standing {
 public:
  [[nodiscard]] const DocumentsById& of(std::string_view kind) const {
    static const DocumentsById none;
    const auto found = documents_.find(std::string(kind));
    return found == documents_.end() ? none : found->second;
  }
  [[nodiscard]] const boost::json::object* find(std::string_view kind, const std::string& id) const {
    const auto& documents = of(kind);
    const auto found = documents.find(id);
    return found == documents.end() ? nullptr : &found->second;
  }
  void apply(const boost::json::object& change) {
    if (const auto* retracted = change.if_contains("retract")) {
      const auto& key = retracted->get_object();
      documents_[std::string(key.at("kind").get_string())].erase(std::string(key.at("id").get_string()));
      return;
    }
    const auto* asserted = change.if_contains("assert");
    const auto& document = (asserted != nullptr ? *asserted : change.at("correct")).get_object();
    documents_[std::string(document.at("kind").get_string())].insert_or_assign(
        std::string(document.at("id").get_string()), document);
  }

 private:
  std::map<std::string, DocumentsById> documents_;
};

/// Every state that was recorded; the number is the place in the list.
class NaiveGraph {
 public:
  NaiveGraph() : states_(1), recorded_at_(1) {}

  void record(const boost::json::array& changes, std::string recorded_at) {
    Standing next = states_.back();
    for (const auto& change : changes) next.apply(change.get_object());
    states_.push_back(std::move(next));
    recorded_at_.push_back(std::move(recorded_at));
  }
  [[nodiscard]] std::size_t newest() const { return states_.size() - 1; }
  [[nodiscard]] const Standing& at(std::size_t revision) const { return states_[revision]; }
  [[nodiscard]] const std::string& recorded_at(std::size_t revision) const { return recorded_at_[revision]; }
  /// The last revision recorded at or before an instant, or by the end of a day: whole seconds in UTC compare
  /// as text.
  [[nodiscard]] std::size_t recorded_by(const std::string& text) const {
    std::size_t last = 0;
    for (std::size_t revision = 1; revision <= newest(); ++revision) {
      if (recorded_at_[revision].substr(0, text.size()) <= text) last = revision;
    }
    return last;
  }

 private:
  std::vector<Standing> states_;
  std::vector<std::string> recorded_at_;
};

}  // namespace ecgraph::tests
