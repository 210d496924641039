// JSON: the envelope of api-spec/openapi.yaml, its rows streamed.

#include "server/render/envelope.hpp"
#include "server/render/json_text.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

class JsonSource final : public TreeSource {
 public:
  using TreeSource::TreeSource;

 private:
  [[nodiscard]] Layout layout() const { return writing().pretty ? Layout::kIndented : Layout::kCompact; }
  [[nodiscard]] bool is_list() const { return answer().shape == Shape::kList; }

  void begin(std::string& out) override {
    out += '{';
    for (const auto& each : members_before(answer())) member(out, each.key(), each.value());
    name(out, results_name(answer()));
    if (is_list()) out += '[';
  }

  void row(std::string& out, json::object row) override {
    if (is_list()) {
      if (!first_row_) out += ',';
      break_line(out, 2);
    }
    first_row_ = false;
    append_json(out, kept_members(std::move(row), writing().fields), layout(), is_list() ? 2 : 1);
  }

  void end(std::string& out) override {
    if (is_list()) {
      if (!first_row_) break_line(out, 1);
      out += ']';
    } else if (first_row_) {
      out += "null";
    }
    for (const auto& each : members_after(answer())) member(out, each.key(), each.value());
    break_line(out, 0);
    out += "}\n";
  }

  void member(std::string& out, std::string_view key, const json::value& value) {
    name(out, key);
    append_json(out, value, layout(), 1);
  }

  void name(std::string& out, std::string_view key) {
    if (!first_member_) out += ',';
    first_member_ = false;
    break_line(out, 1);
    append_json_string(out, key);
    out += writing().pretty ? ": " : ":";
  }

  void break_line(std::string& out, std::size_t depth) const {
    if (!writing().pretty) return;
    out += '\n';
    out.append(2 * depth, ' ');
  }

  bool first_member_ = true;
  bool first_row_ = true;
};

}  // namespace

std::unique_ptr<http::BodySource> json_source(Answer answer, Writing writing) {
  return std::make_unique<JsonSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
