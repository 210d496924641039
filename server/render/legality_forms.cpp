#include "server/render/legality_forms.hpp"

#include <algorithm>
#include <iterator>

#include "graph/legality/change.hpp"
#include "server/render/piece_digest.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

template <class Texts>
json::array texts(const Texts& list) {
  json::array array;
  for (const auto& text : list) array.emplace_back(std::string_view(text));
  return array;
}

json::array ids(const std::set<RuleId>& rules) {
  json::array array;
  for (const auto& rule : rules) array.emplace_back(rule.text());
  return array;
}

json::object change_shape(const legality::Change& change, const std::set<RuleId>& because) {
  return {{"members", texts(change.members())},
          {"came", texts(change.came)},
          {"went", texts(change.went)},
          {"altered", texts(change.altered)},
          {"because", ids(because)}};
}

}  // namespace

json::object timeline_shape(const legality::ItemAnswer& answer, const CausesOfPieces& because,
                            const legality::Question& question, Labels& labels) {
  auto shape = legality_shape(answer, question, labels);
  auto& pieces = shape["pieces"].as_array();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto& changed = pieces[i].as_object()["changed"];
    if (i > 0)
      changed = change_shape(legality::change_between(answer.pieces[i - 1], answer.pieces[i]), because[i]);
  }
  return shape;
}

std::vector<Column> timeline_columns() {
  std::vector<Column> columns{{{"item", "id"}, true}, {{"item", "label"}},  {{"item", "family"}},
                              {{"destination"}},      {{"exporter", "id"}}, {{"end_user", "id"}},
                              {{"assumed"}},          {{"legal"}},          {{"by_published_rules"}},
                              {{"as_recorded"}}};
  std::ranges::move(piece_columns(), std::back_inserter(columns));
  for (const auto* member : {"members", "came", "went", "altered", "because"})
    columns.push_back({{"changed", member}, member == std::string_view("because")});
  columns.push_back({{"summary"}});
  columns.push_back({{"why"}, true, true});
  return columns;
}

json::object difference_shape(const legality::Difference& difference, Labels& labels) {
  return {{"item", item_shape(difference.item, difference.family, labels)},
          {"before", piece_shape(difference.before, labels.vocabulary())},
          {"after", piece_shape(difference.after, labels.vocabulary())},
          {"because", ids(difference.because)}};
}

std::vector<Column> difference_columns(Compared compared) {
  std::vector<Column> columns{{{"item", "id"}, true}, {{"item", "label"}}, {{"item", "family"}}};
  constexpr std::string_view kBefore = "before", kAfter = "after";
  for (const auto side : {kBefore, kAfter}) {
    for (const auto& column : piece_columns()) {
      auto path = column.path;
      path.insert(path.begin(), std::string(side));
      const auto& member = column.path.front();
      const bool says_when = member == "from" || member == "until";
      const bool of_stretch = says_when && side == kAfter;  // of two laws the days are one stretch's
      columns.push_back(
          {std::move(path), of_stretch ? compared == Compared::kLaws : column.brief && !says_when});
    }
  }
  columns.push_back({{"because"}, true});
  columns.push_back({{"why"}, true, true});
  return columns;
}

std::vector<json::object> difference_rows(const json::object& result) {
  json::object row = result;
  row["why"] = piece_digest(result.at("after").as_object(), &result.at("before").as_object());
  return {std::move(row)};
}

json::object matrix_shape(const legality::MatrixRow& row, Labels& labels) {
  json::array cells;
  for (const auto cell : row.cells) cells.emplace_back(legality::word(cell));
  return {{"item", item_shape(row.item, row.family, labels)}, {"cells", std::move(cells)}};
}

std::vector<Column> matrix_columns(const std::vector<std::string>& names) {
  std::vector<Column> columns{{{"item", "id"}, true}, {{"item", "label"}}};
  for (const auto& name : names) columns.push_back({{name}, true});
  return columns;
}

json::object flat_matrix_row(const json::object& row, const std::vector<std::string>& names) {
  json::object flat{{"item", row.at("item")}};
  const auto& cells = row.at("cells").as_array();
  for (std::size_t i = 0; i < names.size(); ++i) flat[names[i]] = cells[i];
  return flat;
}

}  // namespace ecgraph::render
