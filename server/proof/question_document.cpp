#include "server/proof/question_document.hpp"

#include "server/render/statement_document.hpp"
#include "server/render/value_shape.hpp"
#include "server/wire/statement_reader.hpp"
#include "server/wire/value_reader.hpp"

namespace ecgraph::proof {
namespace {

namespace json = boost::json;
using legality::Question;
using legality::Reading;
using render::Absent;
using render::Members;

json::object specs_document(const legality::Specs& specs, const Vocabulary& vocabulary) {
  json::object document{
      {"figures", render::values_shape(specs.figures, Declared::kProperties, vocabulary, Absent::kLeftOut)}};
  Members members(document, Absent::kLeftOut);
  members.id("maker", specs.maker);
  if (specs.maker_headquarters) members.text("maker_hq", specs.maker_headquarters->text());
  return document;
}

json::object end_user_document(const legality::EndUser& end_user) {
  json::object document;
  Members members(document, Absent::kLeftOut);
  if (const auto* named = std::get_if<legality::NamedBuyer>(&end_user)) {
    members.text("id", named->id.text());
    members.flag("military", named->military);
  } else if (const auto* described = std::get_if<legality::DescribedBuyer>(&end_user)) {
    members.value("described", true);
    if (described->headquarters) members.text("hq", described->headquarters->text());
    if (described->ultimate_parent_headquarters)
      members.text("ultimate_parent_hq", described->ultimate_parent_headquarters->text());
    members.flag("military", described->military);
    json::array owners;
    for (const auto& owner : described->owners) {
      json::object one{{"id", owner.id.text()}};
      if (owner.share) one["share"] = render::range_shape({owner.share->low, owner.share->high});
      owners.push_back(std::move(one));
    }
    members.list("owners", std::move(owners));
  } else {
    members.flag("military", std::get<legality::UnnamedBuyer>(end_user).military);
  }
  return document;
}

std::optional<CountryCode> country(wire::ObjectReader& reader, std::string_view name) {
  const auto text = reader.optional_text(name);
  if (text.empty()) return std::nullopt;
  auto code = CountryCode::parse(text, name);
  if (code) return *code;
  reader.fault(name, code.error().message);
  return std::nullopt;
}

legality::Specs read_specs(wire::ObjectReader& reader, const Vocabulary& vocabulary) {
  legality::Specs specs;
  specs.figures = wire::read_named_values(reader, "figures", Declared::kProperties, vocabulary);
  specs.maker = reader.optional_id<EntityId>("maker");
  specs.maker_headquarters = country(reader, "maker_hq");
  return specs;
}

legality::DescribedBuyer read_described(wire::ObjectReader& reader) {
  legality::DescribedBuyer buyer;
  buyer.headquarters = country(reader, "hq");
  buyer.ultimate_parent_headquarters = country(reader, "ultimate_parent_hq");
  buyer.military = reader.flag("military");
  reader.each("owners", [&](const Document& element, const Pointer& at) {
    wire::ObjectReader owner(element, at, reader.faults());
    legality::DescribedOwner read{owner.id<EntityId>("id"), std::nullopt};
    if (const auto* share = owner.take("share")) {
      if (const auto range = wire::read_range(*share, at / "share", reader.faults()))
        read.share = legality::ShareRange{range->low, range->high};
    }
    owner.finish();
    buyer.owners.push_back(std::move(read));
  });
  return buyer;
}

legality::EndUser read_end_user(const Document& document, const Pointer& at, wire::Faults& faults) {
  wire::ObjectReader reader(document, at, faults);
  legality::EndUser end_user;
  if (reader.flag("described"))
    end_user = read_described(reader);
  else if (auto id = reader.optional_id<EntityId>("id"))
    end_user = legality::NamedBuyer{std::move(*id), reader.flag("military")};
  else
    end_user = legality::UnnamedBuyer{reader.flag("military")};
  reader.finish();
  return end_user;
}

Interval read_period(wire::ObjectReader& reader) {
  const Day from = reader.day("from").value_or(Day::beginning_of_time());
  const Day until = reader.day("until").value_or(Day::end_of_time());
  if (const auto days = Interval::make(from, until)) return *days;
  reader.fault("until", "is not after \"from\".");
  return Interval::always();
}

std::vector<Rule> read_rules(wire::ObjectReader& reader, const Vocabulary& vocabulary) {
  std::vector<Rule> rules;
  reader.each("with_rules", [&](const Document& element, const Pointer& at) {
    auto statement = wire::read_statement(element, at, vocabulary, reader.faults());
    if (!statement) return;
    if (auto* rule = std::get_if<Rule>(&*statement)) return rules.push_back(std::move(*rule));
    reader.faults().add(at / "kind", "must be rule.");
  });
  return rules;
}

}  // namespace

json::object question_document(const Question& question, const Vocabulary& vocabulary) {
  json::object document;
  Members members(document, Absent::kLeftOut);
  members.ids("items", question.items);
  if (question.specs) members.object("specs", specs_document(*question.specs, vocabulary));
  json::array supplied;
  for (const auto& item : question.with_items)
    supplied.push_back(json::object{{"name", item.name}, {"specs", specs_document(item.specs, vocabulary)}});
  members.list("with_items", std::move(supplied));
  members.text("destination", question.destination.text());
  members.value("end_user", end_user_document(question.end_user));
  members.id("exporter", question.exporter);
  members.value("from", render::day_shape(question.during.from()));
  members.value("until", render::day_shape(question.during.until()));
  members.day("public_by", question.reading.public_by);
  members.text("letters", question.reading.letters == Reading::Letters::kInclude ? "include" : "exclude");
  members.text("view", question.reading.view == Reading::View::kOperative ? "operative" : "text");
  members.text("regime", question.regime);
  members.ids("without_rules", std::vector(question.without_rules.begin(), question.without_rules.end()));
  json::array rules;
  for (const auto& rule : question.with_rules)
    rules.push_back(render::statement_document(Statement(rule), vocabulary));
  members.list("with_rules", std::move(rules));
  return document;
}

Question read_question(const Document& document, const Pointer& at, const Vocabulary& vocabulary,
                       wire::Faults& faults) {
  wire::ObjectReader reader(document, at, faults);
  reader.pass_over("hash");
  Question question;
  question.items = reader.ids<EntityId>("items");
  if (const auto* specs = reader.take("specs")) {
    wire::ObjectReader of_specs(*specs, at / "specs", faults);
    question.specs = read_specs(of_specs, vocabulary);
    of_specs.finish();
  }
  reader.each("with_items", [&](const Document& element, const Pointer& place) {
    wire::ObjectReader item(element, place, faults);
    legality::SuppliedItem supplied{item.text("name"), {}};
    if (const auto* specs = item.require("specs")) {
      wire::ObjectReader of_specs(*specs, place / "specs", faults);
      supplied.specs = read_specs(of_specs, vocabulary);
      of_specs.finish();
    }
    item.finish();
    question.with_items.push_back(std::move(supplied));
  });
  question.destination = country(reader, "destination").value_or(CountryCode{});
  if (const auto* end_user = reader.require("end_user"))
    question.end_user = read_end_user(*end_user, at / "end_user", faults);
  question.exporter = reader.optional_id<EntityId>("exporter");
  question.during = read_period(reader);
  question.reading.public_by = reader.day("public_by");
  question.reading.letters =
      reader.text("letters") == "exclude" ? Reading::Letters::kExclude : Reading::Letters::kInclude;
  question.reading.view = reader.text("view") == "text" ? Reading::View::kText : Reading::View::kOperative;
  question.regime = reader.text("regime");
  for (auto& rule : reader.ids<RuleId>("without_rules")) question.without_rules.insert(std::move(rule));
  question.with_rules = read_rules(reader, vocabulary);
  question.proof = Question::Proof::kFull;
  reader.finish();
  return question;
}

}  // namespace ecgraph::proof
