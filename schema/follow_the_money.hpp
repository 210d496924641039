#pragma once
// Which types have a counterpart in FollowTheMoney, the format of investigators
// (schema/follow-the-money.json).

#include <map>
#include <string>

namespace ecgraph {

/// The counterpart of an entity type.
struct FollowTheMoneyEntity {
  std::string schema;
  std::string country;                            ///< the property that names its country; empty: none
  std::map<std::string, std::string> properties;  ///< ours to theirs
};

/// The counterpart of a relation type.
struct FollowTheMoneyRelation {
  std::string schema, subject, object;  ///< what the ends are there
  std::string object_named_as;  ///< in place of `object`: takes the label of one that is no entity there
  std::string type_as;          ///< takes the label of the type; empty: none
  std::map<std::string, std::string> attributes;  ///< ours to theirs
};

/// By the id of the type; a type that is not there has no counterpart.
struct FollowTheMoneyTerms {
  std::map<std::string, FollowTheMoneyEntity, std::less<>> entities;
  std::map<std::string, FollowTheMoneyRelation, std::less<>> relations;
};

}  // namespace ecgraph
