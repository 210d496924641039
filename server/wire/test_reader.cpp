#include "server/wire/test_reader.hpp"

#include <fmt/format.h>

namespace ecgraph::wire {
namespace {

ItemTest item_test(const Document& document, const Pointer& at, Faults& faults);

std::vector<ItemTest> operands(ObjectReader& reader, std::string_view name) {
  std::vector<ItemTest> result;
  reader.each(name, [&](const Document& element, const Pointer& at) {
    result.push_back(item_test(element, at, reader.faults()));
  });
  if (result.empty()) reader.fault(name, "must hold at least one test.");
  return result;
}

ItemTest comparison_test(ObjectReader& reader) {
  ItemTest test;
  test.kind = ItemTest::Kind::kCompare;
  test.name = reader.text("metric");
  test.comparison = reader.word<Comparison>("op", comparison, "==, >=, <=, >, <", Comparison::kEqual);
  const Document* value = reader.require("value");
  if (value == nullptr) return test;
  if (value->boolean() != nullptr)
    test.operand = *value->boolean();
  else if (value->text() != nullptr)
    test.operand = *value->text();
  else if (const auto number = reader.decimal("value"))
    test.operand = *number;
  return test;
}

ItemTest item_test(const Document& document, const Pointer& at, Faults& faults) {
  ObjectReader reader(document, at, faults);
  ItemTest test;
  if (reader.has("const")) {
    test.constant = reader.flag("const");
  } else if (reader.has("metric")) {
    test = comparison_test(reader);
  } else if (reader.has("all") || reader.has("any")) {
    const bool all = reader.has("all");
    test.kind = all ? ItemTest::Kind::kAll : ItemTest::Kind::kAny;
    test.operands = operands(reader, all ? "all" : "any");
  } else if (reader.has("not")) {
    test.kind = ItemTest::Kind::kNot;
    test.operands.push_back(item_test(*reader.take("not"), at / "not", faults));
  } else if (reader.has("predicate")) {
    test.kind = ItemTest::Kind::kPredicate;
    test.name = reader.text("predicate");
  } else if (reader.has("item_in")) {
    test.kind = ItemTest::Kind::kItemIn;
    test.items = reader.ids<EntityId>("item_in");
  } else if (reader.has("category_in")) {
    test.kind = ItemTest::Kind::kCategoryIn;
    test.categories = reader.texts("category_in");
  } else if (document.object() != nullptr) {
    faults.add(at, "is no test: write const, metric, all, any, not, predicate, item_in or category_in.");
  }
  reader.finish();
  return test;
}

std::vector<CountryCode> codes(ObjectReader& reader, std::string_view name) {
  std::vector<CountryCode> result;
  for (const auto& text : reader.texts(name)) {
    auto code = CountryCode::parse(text, name);
    if (code)
      result.push_back(*code);
    else
      reader.fault(name, code.error().message);
  }
  return result;
}

CountrySet countries(const Document& document, const Pointer& at, Faults& faults) {
  ObjectReader reader(document, at, faults);
  CountrySet set;
  set.all = reader.has("all_except");
  set.except_codes = codes(reader, "all_except");
  set.codes = codes(reader, "codes");
  set.groups = reader.texts("groups");
  reader.each("any", [&](const Document& element, const Pointer& where) {
    set.any.push_back(countries(element, where, faults));
  });
  set.except_groups = reader.texts("except_groups");
  reader.finish();
  if (!set.all && set.codes.empty() && set.groups.empty() && set.any.empty())
    faults.add(at, "names no country: write codes, groups, any or all_except.");
  return set;
}

}  // namespace

ItemTest read_item_test(ObjectReader& reader, std::string_view name) {
  const Document* document = reader.require(name);
  return document == nullptr ? ItemTest{} : item_test(*document, reader.at() / name, reader.faults());
}

CountrySet read_countries(ObjectReader& reader, std::string_view name) {
  const Document* document = reader.require(name);
  return document == nullptr ? CountrySet{} : countries(*document, reader.at() / name, reader.faults());
}

std::optional<EndUserTest> read_end_user_test(ObjectReader& parent, std::string_view name) {
  const Document* document = parent.take(name);
  if (document == nullptr) return std::nullopt;
  ObjectReader reader(*document, parent.at() / name, parent.faults());
  EndUserTest test;
  if (reader.has("listed")) {
    test.kind = EndUserTest::Kind::kListed;
    test.list = reader.id<EntityId>("listed");
  } else if (reader.has("owned_by_listed_at_least")) {
    test.kind = EndUserTest::Kind::kOwnedByListedAtLeast;
    if (const auto percent = reader.decimal("owned_by_listed_at_least")) test.percent = *percent;
  } else if (reader.has("military")) {
    test.military = reader.flag("military");
  } else if (reader.has("hq_in")) {
    test.kind = EndUserTest::Kind::kHeadquartersIn;
    test.countries = read_countries(reader, "hq_in");
  } else if (reader.has("hq_or_ultimate_parent_in")) {
    test.kind = EndUserTest::Kind::kHeadquartersOrParentIn;
    test.countries = read_countries(reader, "hq_or_ultimate_parent_in");
  } else {
    parent.fault(
        name,
        "is no test: write listed, owned_by_listed_at_least, military, hq_in or hq_or_ultimate_parent_in.");
  }
  reader.finish();
  return test;
}

}  // namespace ecgraph::wire
