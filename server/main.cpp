// Arguments → command. Flags come before the environment, the environment before the configuration file.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "server/cli/commands.hpp"
#include "server/cli/configuration.hpp"
#include "server/cli/guidance.hpp"
#include "server/cli/limit_options.hpp"
#include "server/cli/shown_settings.hpp"
#include "server/cli/version.hpp"
#include "server/log/log.hpp"

namespace {

namespace cli = ecgraph::cli;

constexpr auto kExamples = R"(
Examples:
  ecgraph serve                                   answers on http://localhost:8080
  ecgraph serve --port 9000 --data /srv/ecgraph   elsewhere
  ecgraph query legality item=H800 destination=CN during=2023-10
                                                  the same questions, without a server
  ecgraph query '/v1/relations?type=owns&at=2023-10-01&format=csv' > owns.csv
  ecgraph query legality item=nvidia-h800-sxm destination=CN at=2023-12-01 format=proof > proof.json
  ecgraph verify proof.json                       whether it holds, without a store
  ecgraph export --format graphml --output graph.graphml
                                                  all of it, for another tool
  ecgraph token new --author 'Ada Lovelace'       a token for POST /v1/changes
  ecgraph load statements.json --author 'Ada Lovelace'
  ecgraph backup /mnt/backup                      what is new, beside a running server too
  ecgraph restore /mnt/backup --data /srv/new     and back

Every option may also stand in the environment (ECGRAPH_DATA, ECGRAPH_PORT …) or in a file given by
--config or ECGRAPH_CONFIG (TOML: one name = value a line, serve's options under [serve]).)";

/// $XDG_DATA_HOME/ecgraph, else ~/.local/share/ecgraph, else ./ecgraph-data.
std::filesystem::path default_data() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
    return std::filesystem::path(data) / "ecgraph";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return std::filesystem::path(home) / ".local/share/ecgraph";
  return "ecgraph-data";
}

/// All that can be said on the command line.
struct Options {
  cli::StoreOptions store{default_data()};
  cli::ServeOptions serve;
  cli::LoadOptions load;
  cli::QueryOptions query;
  cli::VerifyOptions verify;
  cli::ExportOptions exporting;
  cli::BackupOptions backup;
  cli::TokenOptions token;
  std::string log = "warn";
  std::string log_format = "text";
  int (*command)(Options&) = nullptr;
};

void add_serve(CLI::App& app, Options& options) {
  auto* command = app.add_subcommand(
      "serve", "Answer questions over HTTP; makes the store and loads the built-in data when needed");
  command->add_option("--address", options.serve.address, "IP address to listen on; 0.0.0.0 for all")
      ->envname("ECGRAPH_ADDRESS")
      ->capture_default_str();
  command->add_option("--port", options.serve.port, "Port to listen on; 0 for any free one")
      ->envname("ECGRAPH_PORT")
      ->check(CLI::Range(0, 65535).description(""))
      ->capture_default_str();
  command
      ->add_option("--threads", options.serve.threads,
                   "Answers worked on at once; 0 for one a core, at least four")
      ->envname("ECGRAPH_THREADS")
      ->check(CLI::Range(0, 1024).description(""))
      ->capture_default_str();
  command->add_flag("--reads-need-token", options.serve.reads_need_token, "Answer only to holders of a token")
      ->envname("ECGRAPH_READS_NEED_TOKEN");
  command
      ->add_option(
          "--public-url", options.serve.public_url,
          "The address that citations name, as https://graph.example.org; host for that which a client asks")
      ->envname("ECGRAPH_PUBLIC_URL")
      ->capture_default_str();
  cli::add_limit_options(*command, options.serve.limits);
  command
      ->add_flag("--show-config", options.serve.show_config,
                 "Print every setting and where it comes from, in the form of the configuration file")
      ->configurable(false);
  command->callback([&options] {
    options.command = [](Options& all) { return all.serve.store = all.store, cli::serve(all.serve); };
  });
}

void add_load(CLI::App& app, Options& options) {
  auto* command = app.add_subcommand(
      "load", "Load files of statements, each a transaction; without a file the built-in data");
  command->add_option("files", options.load.files,
                      "JSON: one statement, a list of them, or a transaction as POST /v1/changes takes it");
  command->add_option("--author", options.load.author, "Who says so; recorded with every statement")
      ->envname("ECGRAPH_AUTHOR");
  command->add_option("--reason", options.load.reason,
                      "Why; left out: what the transaction says, else the file's name");
  command->callback([command, &options] {
    if (!options.load.files.empty() && options.load.author.empty()) throw CLI::RequiredError("--author");
    options.command = [](Options& all) { return all.load.store = all.store, cli::load(all.load); };
  });
}

void add_query(CLI::App& app, Options& options) {
  auto* command =
      app.add_subcommand("query", "Ask without a server: legality, entities, relations, search, rules …");
  command
      ->add_option("path", options.query.path,
                   "legality, entities/smic, or a whole target as /v1/search?q=SMIC; / lists them")
      ->required();
  command->add_option("parameters", options.query.parameters, "name=value, as in the HTTP API");
  command->add_option("--post", options.query.body, "A file with the body of a POST");
  command->callback([&options] {
    options.command = [](Options& all) { return all.query.store = all.store, cli::query(all.query); };
  });
}

void add_verify(CLI::App& app, Options& options) {
  auto* command =
      app.add_subcommand("verify", "Compute a proof (format=proof) again without a store, and compare");
  command->add_option("file", options.verify.file, "The proof")->required();
  command->callback([&options] { options.command = [](Options& all) { return cli::verify(all.verify); }; });
}

void add_export(CLI::App& app, Options& options) {
  auto* command = app.add_subcommand("export", "Take the whole graph, or a selection, to another tool");
  command
      ->add_option("--format", options.exporting.format,
                   "ndjson, csv, jsonld, turtle, graphml, neo4j-nodes, neo4j-relationships or ftm")
      ->capture_default_str();
  command->add_option("--output", options.exporting.output, "A file; left out: standard output");
  command->add_option("parameters", options.exporting.parameters,
                      "name=value, as GET /v1/export takes them: type=owns, kind=entity, known_at=5 …");
  command->callback([&options] {
    options.command = [](Options& all) {
      return all.exporting.store = all.store, cli::export_graph(all.exporting);
    };
  });
}

void add_upkeep(CLI::App& app, Options& options) {
  app.add_subcommand("check", "Read everything and say whether it is sound; beside a running server too")
      ->callback([&options] { options.command = [](Options& all) { return cli::check(all.store); }; });
  app.add_subcommand("rebuild", "Throw the views away and derive them from the log again")
      ->callback([&options] { options.command = [](Options& all) { return cli::rebuild(all.store); }; });
  auto* backup = app.add_subcommand(
      "backup", "Add to a backup what is new and read it back, beside a running server too; without tokens");
  backup
      ->add_option("folder", options.backup.folder,
                   "The backup, a folder like --data; made when it is not there")
      ->required();
  backup->callback([&options] {
    options.command = [](Options& all) { return all.backup.store = all.store, cli::backup(all.backup); };
  });
  auto* restore =
      app.add_subcommand("restore", "Make the store of --data, where none may be yet, from a backup");
  restore->add_option("folder", options.backup.folder, "The backup")->required();
  restore->callback([&options] {
    options.command = [](Options& all) { return all.backup.store = all.store, cli::restore(all.backup); };
  });
}

void add_tokens(CLI::App& app, Options& options) {
  auto* token =
      app.add_subcommand("token", "Tokens for those who write, and for reading where that is closed");
  token->require_subcommand(1);
  auto* made = token->add_subcommand("new", "Make a token and print it, once");
  made->add_option("--author", options.token.author, "Whose token; recorded with what they write")
      ->required();
  made->add_option("--role", options.token.role,
                   "reader, editor or admin; each may do what those before it may")
      ->check(CLI::IsMember({"reader", "editor", "admin"}).description(""))
      ->capture_default_str();
  made->add_option("--expires", options.token.expires,
                   "The last day on which it is taken, as 2027-01-31; left out: none");
  made->callback([&options] {
    options.command = [](Options& all) { return all.token.store = all.store, cli::new_token(all.token); };
  });
  token->add_subcommand("list", "Show id, role, dates and author of every token, never the token")
      ->callback([&options] {
        options.command = [](Options& all) {
          return all.token.store = all.store, cli::list_tokens(all.token);
        };
      });
  auto* revoked = token->add_subcommand("revoke", "Refuse a token from now on");
  revoked->add_option("id", options.token.id, "As `ecgraph token list` shows it")->required();
  revoked->callback([&options] {
    options.command = [](Options& all) { return all.token.store = all.store, cli::revoke_token(all.token); };
  });
}

void add_version(CLI::App& app, Options& options) {
  app.set_version_flag("--version", "ecgraph " + std::string(cli::kVersion), "Print the version");
  app.add_subcommand("version", "Print the version")->callback([&options] {
    options.command = [](Options&) { return cli::version(); };
  });
}

/// The whole command line, filling in `options`.
void describe(CLI::App& app, Options& options) {
  app.require_subcommand(1);
  app.failure_message(
      [&app](const CLI::App*, const CLI::Error& error) { return cli::explanation(app, error); });
  cli::add_configuration_file(app, "ECGRAPH_CONFIG");
  app.add_option("--data", options.store.data, "The folder that holds the store")
      ->envname("ECGRAPH_DATA")
      ->default_str(options.store.data.string());
  app.add_option("--log", options.log,
                 "How grave a line of the log must be: trace, debug, info (requests too), warn, error or off")
      ->envname("ECGRAPH_LOG")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "off"}).description(""))
      ->capture_default_str();
  app.add_option("--log-format", options.log_format, "text, or json: one object a line")
      ->envname("ECGRAPH_LOG_FORMAT")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str();
  app.fallthrough();
  add_serve(app, options);
  add_load(app, options);
  add_query(app, options);
  add_verify(app, options);
  add_export(app, options);
  add_upkeep(app, options);
  add_tokens(app, options);
  add_version(app, options);
  cli::complete_help(app, kExamples);
}

constexpr auto kDescription = "ecgraph answers questions about export controls from a dated, sourced graph.";

/// What serve would go by, and where each setting comes from.
int show_config(const CLI::App& app, int argc, char** argv) {
  Options options;
  CLI::App flags{kDescription, "ecgraph"};
  describe(flags, options);
  cli::forget_environment(flags);
  CLI11_PARSE(flags, argc, argv);
  fmt::print("{}", cli::shown_settings(app, flags, "serve"));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{kDescription, "ecgraph"};
  describe(app, options);
  CLI11_PARSE(app, argc, argv);
  if (options.serve.show_config) return show_config(app, argc, argv);
  ecgraph::log::start(
      options.log, options.log_format == "json" ? ecgraph::log::Format::kJson : ecgraph::log::Format::kText);
  for (const auto& sentence : cli::unread_variables(app)) ecgraph::log::warn(sentence);
  return options.command(options);
}
