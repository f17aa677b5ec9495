// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/render/type_rendering.h"

#include "autogenerate/render/python_text.h"
#include "autogenerate/render/renderer.h"

#include <algorithm>
#include <map>
#include <set>

namespace limbeck::autogenerate {

using sql::TypeId;

namespace {

/// SQLAlchemy's own class for types without a spelling: those that reflection and folding make.
const char *className(TypeId id)
{
    switch (id) {
    case TypeId::Null: return "NullType";
    case TypeId::Integer: return "Integer";
    case TypeId::SmallInteger: return "SmallInteger";
    case TypeId::BigInteger: return "BigInteger";
    case TypeId::String: return "String";
    case TypeId::Text: return "Text";
    case TypeId::Unicode: return "Unicode";
    case TypeId::UnicodeText: return "UnicodeText";
    case TypeId::Boolean: return "Boolean";
    case TypeId::Date: return "Date";
    case TypeId::DateTime: return "DateTime";
    case TypeId::Time: return "Time";
    case TypeId::Interval: return "Interval";
    case TypeId::Float: return "Float";
    case TypeId::Double: return "Double";
    case TypeId::Numeric: return "Numeric";
    case TypeId::LargeBinary: return "LargeBinary";
    case TypeId::PickleType: return "PickleType";
    case TypeId::Json: return "JSON";
    case TypeId::Array: return "ARRAY";
    case TypeId::Enum: return "Enum";
    case TypeId::Uuid: return "Uuid";
    case TypeId::UpperInteger: return "INTEGER";
    case TypeId::UpperSmallint: return "SMALLINT";
    case TypeId::UpperBigint: return "BIGINT";
    case TypeId::UpperVarchar: return "VARCHAR";
    case TypeId::UpperChar: return "CHAR";
    case TypeId::UpperNchar: return "NCHAR";
    case TypeId::UpperNvarchar: return "NVARCHAR";
    case TypeId::UpperText: return "TEXT";
    case TypeId::UpperClob: return "CLOB";
    case TypeId::UpperBoolean: return "BOOLEAN";
    case TypeId::UpperDate: return "DATE";
    case TypeId::UpperDatetime: return "DATETIME";
    case TypeId::UpperTimestamp: return "TIMESTAMP";
    case TypeId::UpperTime: return "TIME";
    case TypeId::UpperFloat: return "FLOAT";
    case TypeId::UpperDouble: return "DOUBLE";
    case TypeId::UpperDoublePrecision: return "DOUBLE_PRECISION";
    case TypeId::UpperReal: return "REAL";
    case TypeId::UpperNumeric: return "NUMERIC";
    case TypeId::UpperDecimal: return "DECIMAL";
    case TypeId::UpperBlob: return "BLOB";
    case TypeId::UpperBinary: return "BINARY";
    case TypeId::UpperVarbinary: return "VARBINARY";
    case TypeId::UpperUuid: return "UUID";
    case TypeId::PgJsonb: return "JSONB";
    case TypeId::PgEnum: return "ENUM";
    case TypeId::PgDomain: return "DOMAIN";
    case TypeId::PgTimestamp: return "TIMESTAMP";
    case TypeId::PgTime: return "TIME";
    case TypeId::PgInterval: return "INTERVAL";
    case TypeId::PgBit: return "BIT";
    case TypeId::SqliteDateChar: return "DATE";
    case TypeId::SqliteTimeChar: return "TIME";
    case TypeId::SqliteDatetimeChar: return "DATETIME";
    case TypeId::PgSimple:
    case TypeId::Foreign:
    case TypeId::Custom:
    case TypeId::Opaque:
        return "";
    }
    return "";
}

bool isPostgresqlOnly(TypeId id)
{
    static constexpr TypeId kTypes[] = {TypeId::PgSimple, TypeId::PgJsonb, TypeId::PgEnum, TypeId::PgDomain, TypeId::PgTimestamp, TypeId::PgTime, TypeId::PgInterval, TypeId::PgBit};
    return std::find(std::begin(kTypes), std::end(kTypes), id) != std::end(kTypes);
}

/// Modules in which packages define the classes that they offer further up.
const std::map<std::string, std::string> &definingModules()
{
    static const std::map<std::string, std::string> kModules{
        {"sqlalchemy_utils.UUIDType", "sqlalchemy_utils.types.uuid"},
        {"sqlalchemy_utils.ArrowType", "sqlalchemy_utils.types.arrow"},
        {"sqlalchemy_utils.EnrichedDateTimeType", "sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type"},
        {"sqlalchemy_utils.JSONType", "sqlalchemy_utils.types.json"},
        {"sqlalchemy_utils.TSVectorType", "sqlalchemy_utils.types.ts_vector"},
        {"sqlalchemy_utils.URLType", "sqlalchemy_utils.types.url"},
        {"sqlalchemy_utils.ScalarListType", "sqlalchemy_utils.types.scalar_list"},
        {"sqlalchemy_utils.EmailType", "sqlalchemy_utils.types.email"},
        {"sqlalchemy_utils.ChoiceType", "sqlalchemy_utils.types.choice"},
        {"sqlalchemy_utils.IPAddressType", "sqlalchemy_utils.types.ip_address"},
        {"sqlalchemy_utils.TimezoneType", "sqlalchemy_utils.types.timezone"},
        {"sqlalchemy_utils.ColorType", "sqlalchemy_utils.types.color"},
        {"sqlalchemy_utils.PhoneNumberType", "sqlalchemy_utils.types.phone_number"},
        {"sqlalchemy_utils.LocaleType", "sqlalchemy_utils.types.locale"},
        {"sqlalchemy_utils.CountryType", "sqlalchemy_utils.types.country"},
        {"sqlalchemy_utils.CurrencyType", "sqlalchemy_utils.types.currency"},
        {"sqlalchemy_utils.PasswordType", "sqlalchemy_utils.types.password"},
        {"sqlalchemy_utils.EncryptedType", "sqlalchemy_utils.types.encrypted.encrypted_type"},
        {"sqlalchemy_utils.StringEncryptedType", "sqlalchemy_utils.types.encrypted.encrypted_type"},
        {"sqlalchemy_utils.LtreeType", "sqlalchemy_utils.types.ltree"},
        {"sqlalchemy_utils.IntRangeType", "sqlalchemy_utils.types.range"},
        {"sqlalchemy_utils.Int8RangeType", "sqlalchemy_utils.types.range"},
        {"sqlalchemy_utils.NumericRangeType", "sqlalchemy_utils.types.range"},
        {"sqlalchemy_utils.DateRangeType", "sqlalchemy_utils.types.range"},
        {"sqlalchemy_utils.DateTimeRangeType", "sqlalchemy_utils.types.range"},
        {"fastapi_users_db_sqlalchemy.GUID", "fastapi_users_db_sqlalchemy.generics"},
        {"fastapi_users_db_sqlalchemy.TIMESTAMPAware", "fastapi_users_db_sqlalchemy.generics"},
        {"geoalchemy2.Geometry", "geoalchemy2.types"},
        {"geoalchemy2.Geography", "geoalchemy2.types"},
        {"geoalchemy2.Raster", "geoalchemy2.types"},
        {"pgvector.Vector", "pgvector.sqlalchemy.vector"},
        {"pgvector.VECTOR", "pgvector.sqlalchemy.vector"},
        {"pgvector.HALFVEC", "pgvector.sqlalchemy.halfvec"},
        {"pgvector.SPARSEVEC", "pgvector.sqlalchemy.sparsevec"},
        {"pgvector.BIT", "pgvector.sqlalchemy.bit"},
        {"citext.CIText", "citext"},
    };
    return kModules;
}

/// Dialect modules offer SQLAlchemy's upper-case classes under their own name.
bool isSharedClass(const std::string &dialect, const std::string &name)
{
    static const std::set<std::string> kPostgresql{"INTEGER", "SMALLINT", "BIGINT", "VARCHAR", "CHAR", "TEXT", "BOOLEAN", "DATE", "FLOAT", "REAL", "NUMERIC", "DOUBLE_PRECISION", "UUID"};
    static const std::set<std::string> kSqlite{"NUMERIC", "INTEGER", "SMALLINT", "BIGINT", "BLOB", "TEXT", "VARCHAR", "CHAR", "BOOLEAN", "REAL", "TIMESTAMP", "FLOAT", "DECIMAL"};
    static const std::set<std::string> kMysql{"BINARY", "BLOB", "BOOLEAN", "DATE", "VARBINARY"};
    static const std::set<std::string> kMssql{"BIGINT", "BINARY", "CHAR", "DATETIME", "DECIMAL", "FLOAT", "INTEGER", "NCHAR", "NUMERIC", "NVARCHAR", "SMALLINT", "TEXT", "VARCHAR"};
    static const std::set<std::string> kOracle{"BLOB", "CHAR", "CLOB", "DOUBLE_PRECISION", "NCHAR", "NVARCHAR", "REAL", "VARCHAR"};
    static const std::map<std::string, const std::set<std::string> *> kAll{{"postgresql", &kPostgresql}, {"sqlite", &kSqlite}, {"mysql", &kMysql}, {"mssql", &kMssql}, {"oracle", &kOracle}};
    const auto found = kAll.find(dialect);
    return found != kAll.end() && found->second->contains(name);
}

class Arguments {
public:
    void positional(std::string text) { add(std::move(text)); }
    void named(const char *name, const std::string &text) { add(std::string(name) + "=" + text); }
    void number(const char *name, const std::optional<std::int64_t> &value)
    {
        if (value)
            named(name, std::to_string(*value));
    }
    void flag(const char *name, bool value, bool defaultValue = false)
    {
        if (value != defaultValue)
            named(name, pythonBool(value));
    }
    void text(const char *name, const std::optional<std::string> &value)
    {
        if (value)
            named(name, pythonText(*value));
    }
    std::string take() { return std::move(m_text); }

private:
    void add(std::string text) { m_text += (m_text.empty() ? "" : ", ") + text; }
    std::string m_text;
};

int longestLabel(const std::vector<std::string> &labels)
{
    std::size_t longest = 0;
    for (const std::string &label : labels)
        longest = std::max(longest, std::size_t(std::count_if(label.begin(), label.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })));
    return int(longest);
}

void enumArguments(Arguments &out, const sql::Type &type)
{
    const sql::EnumFacts facts = type.enumeration.value_or(sql::EnumFacts{});
    for (const std::string &label : facts.labels)
        out.positional(pythonText(label));
    if (!type.name.empty())
        out.named("name", pythonText(type.name));
    out.text("schema", type.schema);
    if (type.id != TypeId::Enum)
        return;
    if (facts.boundToMetadata)
        out.named("metadata", "MetaData()");
    out.flag("inherit_schema", facts.inheritSchema);
    out.flag("native_enum", facts.nativeEnum, true);
    out.flag("create_constraint", type.createConstraint);
    if (type.length && *type.length != longestLabel(facts.labels))
        out.number("length", type.length);
}

}  // namespace

TypeClassName typeClassName(const sql::Type &type, const std::string &dialectName)
{
    // What the reader of the models reported as unknown has no class that Python would find.
    if (type.id == TypeId::Opaque && !std::all_of(type.name.begin(), type.name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '.' || c == '(' || c == ')'; }))
        return {"sa", "NullType"};
    if (type.python && !type.python->module.empty())
        return {type.python->module, type.python->repr.substr(0, type.python->repr.find('('))};
    if (type.spelling.empty()) {
        if (type.id == TypeId::PgSimple)
            return {"postgresql", type.name};
        if (type.id == TypeId::Foreign || type.id == TypeId::Opaque) {
            const auto dot = type.name.rfind('.');
            return dot == std::string::npos ? TypeClassName{"", type.name} : TypeClassName{type.name.substr(0, dot), type.name.substr(dot + 1)};
        }
        // What a dialect reflects as its own class.
        const bool isOwn = isPostgresqlOnly(type.id) || ((type.id == TypeId::Json || type.id == TypeId::Array) && dialectName == "postgresql");
        if (isOwn)
            return {"postgresql", className(type.id)};
        if (type.id == TypeId::Json && dialectName == "sqlite")
            return {"sqlite", "JSON"};
        return {"sa", className(type.id)};
    }
    const auto dot = type.spelling.rfind('.');
    TypeClassName cls{type.spelling.substr(0, dot), type.spelling.substr(dot == std::string::npos ? 0 : dot + 1)};
    if (dot == std::string::npos)
        cls.module.clear();
    if (cls.isDialect() && isSharedClass(cls.module, cls.name))
        cls.module = "sa";
    if (const auto found = definingModules().find(type.spelling); found != definingModules().end())
        cls.module = found->second;
    if (cls.isSqlAlchemy() && cls.name == "INT")
        cls.name = "INTEGER";
    if (cls.isSqlAlchemy() && cls.name == "Binary")
        cls.name = "LargeBinary";
    return cls;
}

std::string typeArguments(const sql::Type &type, const TypeClassName &cls, const std::function<std::string(const sql::Type &)> &nested)
{
    if (type.python && !type.python->module.empty()) {
        const std::string &repr = type.python->repr;
        const auto open = repr.find('(');
        return open == std::string::npos || repr.size() < open + 2 ? std::string() : repr.substr(open + 1, repr.size() - open - 2);
    }
    if (type.python && (cls.module == "mysql" || cls.module == "mssql" || cls.module == "oracle"))
        return type.python->repr;   // all of them, in the class's own order
    Arguments out;
    switch (type.id) {
    case TypeId::String:
    case TypeId::Text:
    case TypeId::Unicode:
    case TypeId::UnicodeText:
    case TypeId::UpperVarchar:
    case TypeId::UpperChar:
    case TypeId::UpperNchar:
    case TypeId::UpperNvarchar:
    case TypeId::UpperText:
    case TypeId::UpperClob:
        out.number("length", type.length);
        out.text("collation", type.collation);
        break;
    case TypeId::PgSimple:
        if (type.name == "HSTORE")
            out.named("text_type", nested(sql::makeType(TypeId::Text)));
        out.number("length", type.length);
        break;
    case TypeId::Boolean:
    case TypeId::UpperBoolean:
        out.flag("create_constraint", type.createConstraint);
        out.text("name", type.constraintName);
        break;
    case TypeId::DateTime:
    case TypeId::Time:
    case TypeId::UpperDatetime:
    case TypeId::UpperTimestamp:
    case TypeId::UpperTime:
        out.flag("timezone", type.timezone);
        break;
    case TypeId::PgTimestamp:
    case TypeId::PgTime:
        out.flag("timezone", type.timezone);
        out.number("precision", type.precision);
        break;
    case TypeId::PgInterval:
        out.number("precision", type.precision);
        if (!type.fields.empty())
            out.named("fields", pythonText(type.fields));
        break;
    case TypeId::Float:
    case TypeId::Double:
    case TypeId::UpperFloat:
    case TypeId::UpperDouble:
    case TypeId::UpperDoublePrecision:
    case TypeId::UpperReal:
        out.number("precision", type.precision);
        break;
    case TypeId::Numeric:
    case TypeId::UpperNumeric:
    case TypeId::UpperDecimal:
        out.number("precision", type.precision);
        out.number("scale", type.scale);
        break;
    case TypeId::LargeBinary:
    case TypeId::UpperBlob:
    case TypeId::UpperBinary:
    case TypeId::UpperVarbinary:
        out.number("length", type.length);
        break;
    case TypeId::Json:
    case TypeId::PgJsonb:
        out.flag("none_as_null", type.noneAsNull);
        if (cls.module == "postgresql")
            out.named("astext_type", nested(type.item ? *type.item : sql::makeType(TypeId::Text)));
        break;
    case TypeId::Array:
        if (type.item)
            out.positional(nested(*type.item));
        out.number("dimensions", type.dimensions);
        break;
    case TypeId::Enum:
    case TypeId::PgEnum:
        enumArguments(out, type);
        break;
    case TypeId::PgDomain:
        out.positional(pythonText(type.name));
        if (type.domain)
            out.positional(nested(type.domain->base));
        break;
    case TypeId::Uuid:
        out.flag("as_uuid", type.asUuid, true);
        out.flag("native_uuid", type.native, true);
        break;
    case TypeId::UpperUuid:
        out.flag("as_uuid", type.asUuid, true);
        break;
    case TypeId::PgBit:
        out.number("length", type.length ? type.length : type.varying ? std::nullopt : std::optional<std::int64_t>(1));
        out.flag("varying", type.varying);
        break;
    case TypeId::Null:
    case TypeId::Integer:
    case TypeId::SmallInteger:
    case TypeId::BigInteger:
    case TypeId::Date:
    case TypeId::Interval:
    case TypeId::PickleType:
    case TypeId::UpperInteger:
    case TypeId::UpperSmallint:
    case TypeId::UpperBigint:
    case TypeId::UpperDate:
    case TypeId::SqliteDateChar:
    case TypeId::SqliteTimeChar:
    case TypeId::SqliteDatetimeChar:
    case TypeId::Foreign:
    case TypeId::Opaque:
        break;
    case TypeId::Custom:
        break;
    }
    if (type.python)
        out.positional(type.python->repr);
    return out.take();
}

std::vector<std::pair<std::string, std::shared_ptr<const sql::Type>>> writtenVariants(const sql::Type &type, const TypeClassName &cls)
{
    auto variants = type.variants;
    if (cls.isForeign() && cls.module.starts_with("sqlmodel") == false) {
        // load_dialect_impl() of a decorator stands as the last two; packages that are built in know their dialects by themselves.
        const auto count = variants.size();
        if (count >= 2 && variants[count - 2].first == "postgresql" && variants[count - 1].first == "sqlite")
            variants.resize(count - 2);
        else if (cls.module.starts_with("sqlalchemy_utils") || cls.module.starts_with("fastapi_users"))
            variants.clear();
    }
    // storage_format of SQLite's own types.
    if (cls.module == "sqlite")
        std::erase_if(variants, [](const auto &one) { return one.first == "sqlite"; });
    // The text that a function of @compiles gives is none of the type's own variants.
    std::erase_if(variants, [](const auto &one) { return one.second->id == TypeId::Custom && one.second->spelling.empty() && !one.second->python; });
    std::stable_sort(variants.begin(), variants.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return variants;
}

std::string Renderer::type(const sql::Type &type)
{
    if (m_options.renderItem) {
        if (const auto own = m_options.renderItem("type", &type))
            return own->value_or("None");
    }
    return variantType(type);
}

std::string Renderer::variantType(const sql::Type &type)
{
    const auto variants = writtenVariants(type, typeClassName(type, m_options.dialect->name()));
    std::string text = plainType(type);
    for (const auto &[dialectName, variant] : variants)
        text += ".with_variant(" + plainType(*variant) + ", " + pythonText(dialectName) + ")";
    return text;
}

std::string Renderer::plainType(const sql::Type &type)
{
    const TypeClassName cls = typeClassName(type, m_options.dialect->name());
    const bool isBare = !m_options.completesNames && cls.module == "postgresql" && (m_options.dialect->name() != "postgresql" || type.id == TypeId::PgDomain);
    const std::string arguments = typeArguments(type, cls, [&](const sql::Type &inner) { return isBare ? typeRepr(inner, *m_options.dialect) : this->type(inner); });
    std::string prefix;
    if (cls.isDialect()) {
        m_imports.insert("from sqlalchemy.dialects import " + cls.module);
        prefix = cls.module + ".";
    } else if (cls.isSqlAlchemy()) {
        prefix = m_options.sqlalchemyPrefix;
    } else {
        prefix = m_options.userPrefix.value_or(cls.module.empty() ? std::string() : cls.module + ".");
        if (m_options.completesNames && !m_options.userPrefix && !cls.module.empty())
            m_imports.insert("import " + cls.module);
    }
    return prefix + cls.name + "(" + arguments + ")";
}

std::string typeRepr(const sql::Type &type, const dialect::Dialect &dialect)
{
    const TypeClassName cls = typeClassName(type, dialect.name());
    return cls.name + "(" + typeArguments(type, cls, [&dialect](const sql::Type &inner) { return typeRepr(inner, dialect); }) + ")";
}

}  // namespace limbeck::autogenerate
