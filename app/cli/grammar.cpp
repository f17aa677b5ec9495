// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

namespace limbeck::cli {

namespace {

using Count = PositionalSpec::Count;

OptionSpec flag(std::vector<std::string> names, std::string help) { return {std::move(names), false, false, std::move(help)}; }

OptionSpec value(std::vector<std::string> names, std::string metavar, std::string help) { return {std::move(names), true, false, std::move(help), std::move(metavar)}; }

OptionSpec list(std::vector<std::string> names, std::string metavar, std::string help) { return {std::move(names), true, true, std::move(help), std::move(metavar)}; }

const OptionSpec kHelp = flag({"-h", "--help"}, "show this help and end");
const OptionSpec kSql = flag({"--sql"}, "print the SQL instead of running it");
const OptionSpec kTag = value({"--tag"}, "TAG", "free text for env.py");
const OptionSpec kMessage = value({"-m", "--message"}, "TEXT", "what the revision does");
const OptionSpec kBranchLabel = value({"--branch-label"}, "NAME", "a label for the branch that begins here");
const OptionSpec kRevisionId = value({"--rev-id"}, "ID", "an identifier instead of a random one");
const OptionSpec kExtended = flag({"--extended"}, "compare what Alembic does not compare, too (docs/comparing.md)");
const OptionSpec kRename = list({"--rename"}, "OLD:NEW", "a table, or TABLE.COLUMN:NEW, that keeps its contents under another name; may be repeated");
const OptionSpec kFill = list({"--fill"}, "TABLE.COLUMN=VALUE", "what rows without a value get where the models want one; sql:… is an expression; may be repeated");
const OptionSpec kExact{{"--exact"}, true, false, "the project's own Python imports the models, which runs its code; default: its virtual environment", "PYTHON", true};
const OptionSpec kProve = flag({"--prove"}, "apply the changes to the schema as a value, compare again, and tell what remains");
const OptionSpec kSplice = flag({"--splice"}, "allow a parent that is not a head");
const OptionSpec kDelegate{{"--delegate"}, true, false, "steps that Limbeck cannot run go to the project's own Python and Alembic, which run its code; default: its virtual environment", "PYTHON", true};
const OptionSpec kReadCompiled{{"--delegate"}, true, false, "compiled scripts whose source is missing are loaded by the project's own Python, which runs their code; default: its virtual environment", "PYTHON", true};
const OptionSpec kFromGit = flag({"--from-git"}, "scripts that this checkout lacks, of revisions at which the database stands, are read from git");
const OptionSpec kBatchPreserve = flag({"--batch-preserve"}, "rebuilt SQLite tables keep what Alembic's rebuild would lose");
const OptionSpec kVerbose = flag({"-v", "--verbose"}, "more lines for each revision");

}  // namespace

const std::vector<OptionSpec> &globalOptions()
{
    static const std::vector<OptionSpec> kOptions{
        kHelp,
        flag({"--version"}, "print the version and end"),
        list({"-c", "--config"}, "FILE", "configuration file; may be given twice, one of them a pyproject.toml"),
        value({"-n", "--name"}, "NAME", "section of the ini file, default: alembic"),
        list({"-x"}, "ARG", "free text for env.py, may be repeated"),
        flag({"--raiseerr"}, "end with exit status 1 and all details of an error"),
        flag({"-q", "--quiet"}, "print nothing but SQL"),
    };
    return kOptions;
}

const std::vector<CommandSpec> &commandSpecs()
{
    static const std::vector<CommandSpec> kCommands{
        {"branches", "show the branch points", {kHelp, kVerbose, kReadCompiled}, {}},
        {"check",
         "tell whether the models have changes that no revision holds",
         {kHelp, kExtended, kRename, kExact, flag({"--drift"}, "compare the database with what its own revisions make instead"), kReadCompiled},
         {}},
        {"current", "show where the database stands", {kHelp, kVerbose, flag({"-c", "--check-heads"}, "fail when the database is not at all heads"), kReadCompiled}, {}},
        {"diff",
         "show what turns one schema into another",
         {kHelp, value({"--from"}, "SIDE", "db, models, exact, or a revision; default: db"), value({"--to"}, "SIDE", "db, models, exact (the models as the project's own Python imports them), or a revision; default: models"),
          value({"--format"}, "FORMAT", "text, sql or json; default: text"), kExtended, kRename, kFill, kExact, kReadCompiled},
         {}},
        {"downgrade", "go down to a revision", {kHelp, kSql, kTag, kDelegate, kBatchPreserve, kFromGit}, {{"revision", Count::One, "where to go; -N for N steps, base for nothing"}}},
        {"edit", "open the scripts of a revision in an editor", {kHelp, kReadCompiled}, {{"rev", Count::One, "which revision"}}},
        {"ensure_version", "create the version table", {kHelp, kSql}, {}},
        {"heads", "show the heads", {kHelp, kVerbose, flag({"--resolve-dependencies"}, "treat dependencies as parents"), kReadCompiled}, {}},
        {"history",
         "list the revisions, newest first",
         {kHelp, value({"-r", "--rev-range"}, "RANGE", "[start]:[end]"), kVerbose, flag({"-i", "--indicate-current"}, "mark where the database stands"), kReadCompiled},
         {}},
        {"init",
         "create an environment",
         {kHelp, value({"-t", "--template"}, "NAME", "template, default: generic"), flag({"--package"}, "write __init__.py files")},
         {{"directory", Count::One, "the new folder"}}},
        {"list_templates", "list the templates of init", {kHelp}, {}},
        {"merge",
         "make a revision out of several",
         {kHelp, kMessage, kBranchLabel, kRevisionId, kSplice, kReadCompiled},
         {{"revisions", Count::OneOrMore, "two or more revisions, or heads for all heads"}}},
        {"revision",
         "write a new script",
         {kHelp, kMessage, flag({"--autogenerate"}, "fill it from the comparison of the database and the models"), kExtended, kRename, kFill, kExact, kProve, kSql,
          value({"--head"}, "ID", "the revision to go on from, or BRANCH@head; default: head"), kSplice, kBranchLabel,
          value({"--version-path"}, "PATH", "the version location for the file"), kRevisionId,
          list({"--depends-on"}, "ID", "a revision that must be applied before this one; may be repeated"), kReadCompiled},
         {}},
        {"show", "show a revision", {kHelp, kReadCompiled}, {{"rev", Count::One, "which revision"}}},
        {"stamp",
         "set the version table without running anything",
         {kHelp, kSql, kTag, flag({"--purge"}, "empty the table first"), kReadCompiled},
         {{"revisions", Count::OneOrMore, "one or more revisions, heads or base"}}},
        {"upgrade", "go up to a revision", {kHelp, kSql, kTag, kDelegate, kBatchPreserve}, {{"revision", Count::One, "where to go; +N for N steps, head for the top"}}},
    };
    return kCommands;
}

}  // namespace limbeck::cli
