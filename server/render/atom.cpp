// Atom (RFC 4287): an entry a row. What it says of time is when things were recorded, never the clock.

#include <fmt/format.h>

#include "server/render/cell.hpp"
#include "server/render/happenings.hpp"
#include "server/render/row_source.hpp"
#include "server/render/xml_text.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

struct Entry {
  std::string id, title, updated, author, summary, path;
};

std::string text_at(const json::object& object, std::vector<std::string> path) {
  return cell(object, Column{std::move(path)}).text;
}

class AtomSource final : public RowSource {
 public:
  using RowSource::RowSource;

 private:
  [[nodiscard]] const View& view() const { return *answer().view; }

  void begin(std::string& out) override {
    const auto& link = answer().permalink;
    xml_.begin();
    xml_.open("feed");
    xml_.attribute("xmlns", "http://www.w3.org/2005/Atom");
    xml_.element("id", urn("question", answer().question));
    xml_.element("title", "ecgraph " + link.substr(0, link.find('?')));
    xml_.element("updated", view().recorded_at().text());
    author("ecgraph");
    xml_.element("generator", "ecgraph");
    this->link("self", link);
    if (!answer().next.empty()) this->link("next", answer().next);
    xml_.drain(out);
  }

  void author(std::string_view name) {
    xml_.open("author");
    xml_.element("name", name);
    xml_.close();
  }

  void link(const char* relation, std::string_view target) {
    xml_.open("link");
    xml_.attribute("rel", relation);
    xml_.attribute("href", target);
    xml_.close();
  }

  Result<void> take(std::string& out, std::size_t i) override {
    auto row = answer().rows.at(i);
    if (!row) return fail(row.error());
    const auto entry = entry_of(*row, i);
    xml_.open("entry");
    xml_.element("id", entry.id);
    xml_.element("title", entry.title);
    xml_.element("updated", entry.updated);
    if (!entry.author.empty()) author(entry.author);
    if (!entry.path.empty()) link("alternate", entry.path);
    xml_.element("summary", entry.summary);
    xml_.close();
    xml_.drain(out);
    return {};
  }

  Entry entry_of(const json::object& row, std::size_t i) const {
    switch (answer().kind) {
      case RowKind::kRelation:
        return of_relation(row);
      case RowKind::kEntity:
        return of_entity(row);
      case RowKind::kVersion:
        return of_version(row, i);
      default:
        return of_event(row, i);
    }
  }

  std::string recorded(StatementKind kind, const std::string& id) const {
    return view().recorded_at({kind, id}).value_or(view().recorded_at()).text();
  }

  Entry of_relation(const json::object& row) const {
    const auto id = text_at(row, {"id"});
    return {urn("relation", id),
            sentence(row, view().vocabulary()),
            recorded(StatementKind::kRelation, id),
            {},
            details(row),
            "/v1/relations/" + id};
  }

  Entry of_entity(const json::object& row) const {
    const auto id = text_at(row, {"id"});
    return {urn("entity", id),
            text_at(row, {"label"}),
            recorded(StatementKind::kEntity, id),
            {},
            fmt::format("{}: {}", text_at(row, {"type"}), text_at(row, {"names", "name"})),
            "/v1/entities/" + id};
  }

  Entry of_version(const json::object& row, std::size_t i) const {
    const auto kind = text_at(row, {"statement", "kind"}), id = text_at(row, {"statement", "id"});
    const auto revision = text_at(row, {"revision"});
    const auto name = id.empty() ? urn("version", answer().question + ":" + answer().rows.key(i))
                                 : fmt::format("{}:revision:{}", urn(kind, id), revision);
    const auto title = fmt::format("revision {}: {} {} {}", revision, text_at(row, {"change"}), kind, id);
    return {name, title, text_at(row, {"recorded_at"}), text_at(row, {"author"}), text_at(row, {"reason"}),
            {}};
  }

  Entry of_event(const json::object& row, std::size_t i) const {
    const auto events = happenings(answer(), row);
    if (!events.empty()) {
      const auto& one = events.front();
      return {one.id, one.title, one.recorded.text(), {}, one.details, {}};
    }
    const auto relation = row.if_contains("relation");
    const bool shaped = relation != nullptr && relation->is_object();
    const auto title = shaped ? sentence(relation->get_object(), view().vocabulary()) : std::string("event");
    return {urn("event", answer().question + ":" + answer().rows.key(i)),
            fmt::format("{}: {} {}", title, text_at(row, {"event"}), text_at(row, {"date"})),
            view().recorded_at().text(),
            {},
            {},
            {}};
  }

  void end(std::string& out) override {
    xml_.close();
    xml_.drain(out);
  }

  XmlText xml_;
};

}  // namespace

std::unique_ptr<http::BodySource> atom_source(Answer answer, Writing writing) {
  return std::make_unique<AtomSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
