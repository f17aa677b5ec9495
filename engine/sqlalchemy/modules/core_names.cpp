// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/expressions/functions.h"
#include "sqlalchemy/host_class.h"
#include "sqlalchemy/items/column_default.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/model_instance.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/engine_functions.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/inspector_object.h"
#include "sqlalchemy/runtime/result_object.h"
#include "sqlalchemy/runtime/url_object.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/statements/dml_objects.h"
#include "sqlalchemy/statements/select_methods.h"
#include "sqlalchemy/statements/text_object.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

using Maker = Value (*)(Vocabulary &, Interpreter &, CallArguments);

python::NativeFunction::Body bodyOf(Vocabulary &vocabulary, Maker maker)
{
    return [&vocabulary, maker](Interpreter &interpreter, CallArguments call) { return maker(vocabulary, interpreter, std::move(call)); };
}

template<typename T>
void addClass(Names &names, Vocabulary &vocabulary, const std::string &name, Maker maker)
{
    names[name] = Value(makeHostClass<T>(name, maker ? bodyOf(vocabulary, maker) : nullptr));
}

void addFunction(Names &names, Vocabulary &vocabulary, const std::string &name, Maker maker) { names[name] = python::makeFunction(name, bodyOf(vocabulary, maker)); }

/// A constraint class: isinstance looks at the kind.
void addConstraint(Names &names, Vocabulary &vocabulary, const std::string &name, Maker maker)
{
    names[name] = Value(makeHostClass(name, bodyOf(vocabulary, maker), [name](const Value &value) {
        const auto *constraint = value.as<ConstraintObject>();
        return constraint && constraint->typeName() == name;
    }));
}

Value makeDefaultClause(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("DefaultClause", "arg, for_update=, _reflected=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    return Value(std::make_shared<DefaultClauseObject>(vocabulary, arguments.value("arg"), false));
}

Value makeFetchedValue(Vocabulary &vocabulary, Interpreter &, CallArguments) { return Value(std::make_shared<DefaultClauseObject>(vocabulary, Value(), true)); }

void addSchemaItems(Names &names, Vocabulary &vocabulary)
{
    names["Column"] = Value(makeHostClass<ColumnObject>("Column", [&vocabulary](Interpreter &in, CallArguments call) { return Value(makeColumn(vocabulary, in, std::move(call))); }));
    addClass<TableObject>(names, vocabulary, "Table", makeTable);
    addClass<MetaDataObject>(names, vocabulary, "MetaData", makeMetaData);
    addClass<ForeignKeyObject>(names, vocabulary, "ForeignKey", makeForeignKey);
    addClass<IndexObject>(names, vocabulary, "Index", makeIndex);
    addClass<IdentityObject>(names, vocabulary, "Identity", makeIdentity);
    addClass<ComputedObject>(names, vocabulary, "Computed", makeComputed);
    addClass<SequenceObject>(names, vocabulary, "Sequence", makeSequence);
    addClass<DefaultClauseObject>(names, vocabulary, "DefaultClause", makeDefaultClause);
    addClass<DefaultClauseObject>(names, vocabulary, "FetchedValue", makeFetchedValue);
    addClass<ConstraintObject>(names, vocabulary, "Constraint", nullptr);
    addClass<ColumnDefaultObject>(names, vocabulary, "ColumnDefault", makeColumnDefault);
    addConstraint(names, vocabulary, "PrimaryKeyConstraint", makePrimaryKey);
    addConstraint(names, vocabulary, "UniqueConstraint", makeUnique);
    addConstraint(names, vocabulary, "ForeignKeyConstraint", makeForeignKeyConstraint);
    addConstraint(names, vocabulary, "CheckConstraint", makeCheck);
    addFunction(names, vocabulary, "table", makeLightTable);
    for (const char *name : {"CreateTable", "DropTable", "CreateIndex", "DropIndex", "AddConstraint", "DropConstraint", "CreateSequence", "DropSequence", "CreateSchema", "DropSchema"})
        names[name] = *ddlClass(vocabulary, name);
}

template<typename T>
void addBareClasses(Names &names, std::initializer_list<const char *> classNames)
{
    for (const char *name : classNames)
        names[name] = Value(makeHostClass<T>(name, nullptr));
}

template<typename Node>
Value dmlClass(const char *name)
{
    return Value(makeHostClass(name, nullptr, [](const Value &value) {
        const auto *dml = value.as<DmlObject>();
        return dml && std::holds_alternative<Node>(dml->node());
    }));
}

/// Classes that scripts name in annotations and isinstance only.
void addRuntimeClasses(Names &names)
{
    for (const char *name : {"Connection", "Connectable"})
        names[name] = Value(makeHostClass(name, nullptr, [](const Value &value) { return value.as<ConnectionObject>() || value.as<EngineConnection>(); }));
    addBareClasses<ScriptEngine>(names, {"Engine"});
    addBareClasses<RowObject>(names, {"Row", "RowMapping", "LegacyRow", "RowProxy"});
    addBareClasses<ResultObject>(names, {"Result", "CursorResult", "ResultProxy", "ScalarResult", "MappingResult"});
    addBareClasses<TransactionObject>(names, {"Transaction", "RootTransaction", "NestedTransaction"});
    addBareClasses<TextObject>(names, {"TextClause", "TextualSelect"});
    addBareClasses<ExpressionObject>(names, {"ColumnElement", "ColumnClause", "BinaryExpression", "ClauseElement", "BindParameter", "Label", "BooleanClauseList", "UnaryExpression", "Function", "ColumnOperators"});
    addBareClasses<FromObject>(names, {"FromClause", "TableClause", "Selectable", "Alias", "Subquery", "CTE", "Join"});
    addBareClasses<SelectObject>(names, {"Select", "SelectBase", "CompoundSelect"});
    addBareClasses<ExecutableObject>(names, {"Executable"});
    names["Insert"] = dmlClass<sql::Insert>("Insert");
    names["Update"] = dmlClass<sql::Update>("Update");
    names["Delete"] = dmlClass<sql::Delete>("Delete");
    names["SchemaItem"] = Value(makeHostClass("SchemaItem", nullptr, [](const Value &value) { return value.as<TableObject>() || value.as<ColumnObject>() || isSchemaItem(value); }));
}

void addStatements(Names &names, Vocabulary &vocabulary)
{
    addFunction(names, vocabulary, "text", makeText);
    addFunction(names, vocabulary, "DDL", makeDdl);
    addFunction(names, vocabulary, "bindparam", makeBindParameter);
    addFunction(names, vocabulary, "select", makeSelect);
    addFunction(names, vocabulary, "exists", makeExists);
    names["func"] = makeFunc(vocabulary);
    for (const auto &name : expressionFunctionNames())
        names[name] = *expressionFunction(vocabulary, name);
    names["subquery"] = names["alias"];
    // quoted_name and conv are classes: isinstance of a str.
    const Value quotedName = names["quoted_name"];
    names["quoted_name"] = Value(makeHostClass<NameObject>("quoted_name", [quotedName](Interpreter &in, CallArguments call) { return in.call(quotedName, std::move(call)); }));
}

void addInspection(Names &names, Vocabulary &vocabulary)
{
    names["inspect"] = nativeFunction("inspect", "subject, raiseerr=", [&vocabulary](Interpreter &in, const Arguments &a) {
        if (auto cls = a.value("subject").shared<python::Class>())
            return inspectedClass(vocabulary, in, *cls, a.flag("raiseerr", true));
        if (a.value("subject").as<ModelInstance>())
            return inspectedInstance(vocabulary, in, a.value("subject"));
        return inspectValue(vocabulary, in, a.value("subject"));
    });
    const auto inspector = makeHostClass<InspectorObject>("Inspector", [&vocabulary](Interpreter &in, CallArguments call) {
        return inspectValue(vocabulary, in, call.positional.empty() ? Value() : call.positional.front());
    });
    inspector->define("from_engine", nativeFunction("from_engine", "bind", [&vocabulary](Interpreter &in, const Arguments &a) { return inspectValue(vocabulary, in, a.value("bind")); }));
    names["Inspector"] = Value(inspector);
    names["URL"] = makeUrlClass(vocabulary);
    names["make_url"] = nativeFunction("make_url", "name_or_url", [&vocabulary](Interpreter &in, const Arguments &a) { return makeUrl(vocabulary, in, a.value("name_or_url")); });
}

}  // namespace

Names coreNames(Vocabulary &vocabulary, Interpreter &interpreter)
{
    Names names;
    for (const TypeEntry &entry : typeCatalog()) {
        if (entry.package == "sqlalchemy")
            names[std::string(entry.name)] = Value(typeClass(vocabulary, entry.package, entry.name));
    }
    addStatements(names, vocabulary);
    addSchemaItems(names, vocabulary);
    addRuntimeClasses(names);
    addInspection(names, vocabulary);
    addEngineFunctions(names, vocabulary);
    names["NULLTYPE"] = Value(makeTypeObject(vocabulary, sql::Type()));
    names["BLANK_SCHEMA"] = Value();
    names["__version__"] = Value::text("2.0.52");
    // Variant(base, {"sqlite": other}) of 1.x
    names["Variant"] = nativeFunction("Variant", "base, mapping", [&vocabulary](Interpreter &in, const Arguments &a) {
        Value type = typeInstance(vocabulary, in, a.value("base"));
        if (auto *dict = a.value("mapping").as<python::Dict>()) {
            for (const auto &[dialect, variant] : dict->entries())
                type = in.call(in.getAttribute(type, "with_variant"), std::vector<Value>{variant, dialect});
        }
        return type;
    });
    names["IdentifierPreparer"] = nativeFunction("IdentifierPreparer", "dialect, **kw", [](Interpreter &in, const Arguments &a) { return in.getAttribute(a.value("dialect"), "identifier_preparer"); });
    for (const char *name : {"NoSuchTableError", "IntegrityError", "OperationalError", "ProgrammingError", "SQLAlchemyError"})
        names[name] = Value(exceptionClass(vocabulary, interpreter, name));
    for (const char *name : {"FunctionElement", "GenericFunction"})
        names[name] = interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_elements"), name);
    return names;
}

Names exceptionModuleNames(Vocabulary &vocabulary, Interpreter &interpreter)
{
    Names names;
    for (const auto &name : exceptionNames())
        names[name] = Value(exceptionClass(vocabulary, interpreter, name));
    return names;
}

}  // namespace limbeck::sqlalchemy
