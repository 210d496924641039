#include "server/render/test_document.hpp"

#include "server/render/json_text.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::object one_member(std::string_view name, json::value value) {
  json::object object;
  object.emplace(name, std::move(value));
  return object;
}

json::array operands(const ItemTest& test) {
  json::array list;
  for (const auto& operand : test.operands) list.emplace_back(item_test_document(operand));
  return list;
}

json::array ids(const std::vector<EntityId>& entities) {
  json::array list;
  for (const auto& entity : entities) list.emplace_back(entity.text());
  return list;
}

json::array texts(const std::vector<std::string>& words) { return json::array(words.begin(), words.end()); }

json::array codes(const std::vector<CountryCode>& countries) {
  json::array list;
  for (const auto& country : countries) list.emplace_back(country.text());
  return list;
}

struct OperandShape {
  json::value operator()(const Decimal& number) const { return exact_number(number); }
  json::value operator()(bool flag) const { return flag; }
  json::value operator()(const std::string& text) const { return json::value(text); }
};

json::object comparison_document(const ItemTest& test) {
  json::object object;
  object.emplace("metric", test.name);
  object.emplace("op", symbol(test.comparison));
  object.emplace("value", std::visit(OperandShape{}, test.operand));
  return object;
}

}  // namespace

json::object item_test_document(const ItemTest& test) {
  switch (test.kind) {
    case ItemTest::Kind::kConstant:
      return one_member("const", test.constant);
    case ItemTest::Kind::kCompare:
      return comparison_document(test);
    case ItemTest::Kind::kAll:
      return one_member("all", operands(test));
    case ItemTest::Kind::kAny:
      return one_member("any", operands(test));
    case ItemTest::Kind::kNot:
      return one_member("not",
                        test.operands.empty() ? json::object() : item_test_document(test.operands.front()));
    case ItemTest::Kind::kPredicate:
      return one_member("predicate", json::value(test.name));
    case ItemTest::Kind::kItemIn:
      return one_member("item_in", ids(test.items));
    case ItemTest::Kind::kCategoryIn:
      break;
  }
  return one_member("category_in", texts(test.categories));
}

json::object countries_document(const CountrySet& countries) {
  json::object object;
  Members members(object, Absent::kLeftOut);
  members.list("codes", codes(countries.codes));
  members.texts("groups", countries.groups);
  json::array any;
  for (const auto& one : countries.any) any.emplace_back(countries_document(one));
  members.list("any", std::move(any));
  members.texts("except_groups", countries.except_groups);
  if (countries.all) members.value("all_except", codes(countries.except_codes));
  return object;
}

json::object end_user_test_document(const EndUserTest& test) {
  switch (test.kind) {
    case EndUserTest::Kind::kListed:
      return one_member("listed", test.list ? json::value(test.list->text()) : json::value());
    case EndUserTest::Kind::kOwnedByListedAtLeast:
      return one_member("owned_by_listed_at_least", exact_number(test.percent));
    case EndUserTest::Kind::kMilitary:
      return one_member("military", test.military);
    case EndUserTest::Kind::kHeadquartersIn:
      return one_member("hq_in", countries_document(test.countries));
    case EndUserTest::Kind::kHeadquartersOrParentIn:
      break;
  }
  return one_member("hq_or_ultimate_parent_in", countries_document(test.countries));
}

}  // namespace ecgraph::render
