// ecgraph token

#include <fmt/format.h>

#include <algorithm>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/session.hpp"
#include "server/seed/seed_reader.hpp"

namespace ecgraph::cli {
namespace {

Result<std::optional<Day>> last_day_of(const TokenOptions& options) {
  if (options.expires.empty()) return std::optional<Day>();
  auto day = Day::parse(options.expires);
  if (!day) return fail(day.error());
  return std::optional(*day);
}

Result<auth::Tokens> tokens_of(const TokenOptions& options) {
  if (auto there = require_store(options.store); !there) return fail(there.error());
  return auth::Tokens::open(token_file(options.store));
}

Result<std::string> made(const TokenOptions& options) {
  auto seed = seed::read_seed(embedded::seed(), built_in_vocabulary());
  if (!seed) return fail(seed.error());
  if (options.author == seed->author)
    return fail(ErrorKind::kUnprocessable,
                fmt::format("\"{}\" is the author of the built-in data: choose another name.", seed->author));
  auto last_day = last_day_of(options);
  if (!last_day) return fail(last_day.error());
  auto tokens = tokens_of(options);
  if (!tokens) return fail(tokens.error());
  const auto role = auth::role(options.role);
  return tokens->create(role.value_or(auth::Role::kReader), options.author, Instant::now(), *last_day);
}

}  // namespace

int new_token(const TokenOptions& options) {
  auto token = made(options);
  if (!token) return report(token.error());
  fmt::print(stderr,
             "A token for {} ({}{}) at the store in {}. It is shown this once; only its hash is kept.\n",
             options.author, options.role, options.expires.empty() ? "" : ", until " + options.expires,
             options.store.data.string());
  fmt::print("{}\n", *token);
  return 0;
}

int list_tokens(const TokenOptions& options) {
  auto tokens = tokens_of(options);
  if (!tokens) return report(tokens.error());
  auto all = tokens->list();
  if (!all) return report(all.error());
  fmt::print("{:<12}  {:<6}  {:<27}  {:<10}  {:<27}  {}\n", "id", "role", "made", "expires", "revoked",
             "author");
  for (const auto& token : *all)
    fmt::print("{:<12}  {:<6}  {:<27}  {:<10}  {:<27}  {}\n", token.id, auth::word(token.identity.role),
               token.made_at.text(), token.last_day ? token.last_day->text() : "never",
               token.revoked_at ? token.revoked_at->text() : "", token.identity.author);
  return 0;
}

int revoke_token(const TokenOptions& options) {
  auto tokens = tokens_of(options);
  if (!tokens) return report(tokens.error());
  auto token = tokens->revoke(options.id, Instant::now());
  if (!token) return report(token.error());
  fmt::print("The token {} of {} is revoked since {}.\n", token->id, token->identity.author,
             token->revoked_at->text());
  return 0;
}

}  // namespace ecgraph::cli
