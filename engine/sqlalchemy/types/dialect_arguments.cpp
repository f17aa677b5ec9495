// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/dialect_arguments.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace limbeck::sqlalchemy {

namespace {

/// An argument as the repr has it. `otherwise`: what it is when it is not given; another default in the repr makes it written always.
struct Written {
    const char *name;
    const char *defaultText = "None";
    const char *otherwise = defaultText;
};

struct Family {
    std::string_view package;
    std::vector<std::string_view> names;
    std::string_view parameters;
    std::vector<Written> written;
};

const std::vector<Family> &families()
{
    static const std::vector<Written> kTextArguments{{"charset"}, {"collation"}, {"ascii", "False"}, {"binary", "False"}, {"unicode", "False"}, {"national", "False"}, {"length"}};
    static const std::vector<Written> kNationalText{{"charset"}, {"collation"}, {"ascii", "False"}, {"binary", "False"}, {"unicode", "False"}, {"national", "False", "True"}, {"length"}};
    static const std::vector<Written> kNumeric{{"unsigned", "False"}, {"zerofill", "False"}, {"precision"}, {"scale"}, {"decimal_return_scale"}, {"asdecimal", "True"}};
    static const std::string_view kNumericParameters = "precision=, scale=, asdecimal=, unsigned=, zerofill=, decimal_return_scale=";
    static const std::vector<Family> kAll{
        {"mysql", {"INTEGER", "BIGINT", "SMALLINT", "TINYINT", "MEDIUMINT"}, "display_width=, unsigned=, zerofill=", {{"display_width"}, {"unsigned", "False"}, {"zerofill", "False"}}},
        {"mysql", {"NUMERIC", "DECIMAL"}, kNumericParameters, kNumeric},
        {"mysql", {"FLOAT"}, kNumericParameters, {{"precision"}, {"scale"}, {"asdecimal", "False"}, {"unsigned", "False"}, {"zerofill", "False"}, {"decimal_return_scale"}}},
        {"mysql", {"DOUBLE", "REAL"}, kNumericParameters, {{"precision"}, {"scale"}, {"asdecimal", "False", "True"}, {"unsigned", "False"}, {"zerofill", "False"}, {"decimal_return_scale"}}},
        {"mysql", {"VARCHAR", "CHAR", "TEXT"}, "length=, charset=, collation=, ascii=, binary=, unicode=, national=", kTextArguments},
        {"mysql", {"NVARCHAR", "NCHAR"}, "length=, charset=, collation=, ascii=, binary=, unicode=", kNationalText},
        {"mysql", {"TINYTEXT", "MEDIUMTEXT", "LONGTEXT"}, "*, charset=, collation=, ascii=, binary=, unicode=, national=, length=", kTextArguments},
        {"mysql", {"TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "BIT"}, "length=", {{"length"}}},
        {"mysql", {"YEAR"}, "display_width=", {{"display_width"}}},
        {"mysql", {"DATETIME", "TIMESTAMP", "TIME"}, "timezone=, fsp=", {{"timezone", "False"}, {"fsp"}}},
        {"mssql", {"DATETIME2", "DATETIMEOFFSET", "TIME"}, "precision=, **kw", {{"precision"}}},
        {"mssql", {"NTEXT", "XML"}, "length=, collation=", {{"length"}, {"collation"}}},
        {"mssql", {"UNIQUEIDENTIFIER"}, "as_uuid=", {{"as_uuid", "True"}}},
        {"mssql", {"VARBINARY"}, "length=, filestream=", {{"length"}, {"filestream", "False"}}},
        {"mssql", {"IMAGE"}, "length=", {{"length"}}},
        {"oracle", {"VARCHAR2", "NVARCHAR2", "LONG"}, "length=, collation=", {{"length"}, {"collation"}}},
        {"oracle", {"RAW", "BFILE", "NCLOB"}, "length=", {{"length"}}},
        {"oracle", {"FLOAT"}, "binary_precision=, asdecimal=, decimal_return_scale=", {{"binary_precision"}, {"asdecimal", "False"}, {"decimal_return_scale"}}},
        {"oracle", {"TIMESTAMP"}, "timezone=, local_timezone=", {{"timezone", "False"}, {"local_timezone", "False"}}},
        {"oracle", {"INTERVAL"}, "day_precision=, second_precision=", {{"day_precision"}, {"second_precision"}}},
    };
    return kAll;
}

const Family *familyOf(const TypeEntry &entry)
{
    const auto found = std::find_if(families().begin(), families().end(), [&](const Family &family) {
        return family.package == entry.package && std::find(family.names.begin(), family.names.end(), entry.name) != family.names.end();
    });
    return found == families().end() ? nullptr : &*found;
}

/// oracle.NUMBER says of itself whether its values are decimals.
std::vector<std::string> numberArguments(const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    std::vector<std::string> texts;
    for (const char *name : {"precision", "scale"}) {
        if (!arguments.value(name).isNone())
            texts.push_back(fmt::format("{}={}", name, interpreter.repr(arguments.value(name))));
    }
    const bool isDecimal = arguments.value("asdecimal").isNone() ? arguments.integer("scale").value_or(0) > 0 : arguments.flag("asdecimal");
    texts.push_back(fmt::format("asdecimal={}", isDecimal ? "True" : "False"));
    return texts;
}

}  // namespace

std::string_view dialectParameters(const TypeEntry &entry)
{
    if (entry.package == "oracle" && entry.name == "NUMBER")
        return "precision=, scale=, asdecimal=";
    const Family *family = familyOf(entry);
    return family ? family->parameters : std::string_view();
}

std::optional<std::string> dialectArguments(const TypeEntry &entry, const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    std::vector<std::string> texts;
    if (entry.package == "oracle" && entry.name == "NUMBER") {
        texts = numberArguments(arguments);
    } else if (entry.package == "mysql" && entry.name == "SET") {
        for (const Value &label : arguments.rest())
            texts.push_back(interpreter.repr(label));
    } else if (const Family *family = familyOf(entry)) {
        for (const Written &one : family->written) {
            const std::string value = arguments.has(one.name) ? interpreter.repr(arguments.value(one.name)) : one.otherwise;
            if (value != one.defaultText)
                texts.push_back(fmt::format("{}={}", one.name, value));
        }
    } else {
        return std::nullopt;
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace limbeck::sqlalchemy
