// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/module_trees.h"
#include "python/modules/library.h"

/// import. Order: what was imported already, vocabularies (Host::importModule), our standard library, the project's source. Anything else is an opaque module:
/// importing never fails by itself, except for names that the project itself should have.
namespace limbeck::python {

using namespace syntax;

std::shared_ptr<Module> runModuleBody(Interpreter &in, const FilePtr &file, const std::string &dottedName, std::vector<std::pair<std::string, Value>> names)
{
    auto module = std::make_shared<Module>(dottedName);
    auto scope = std::make_shared<Scope>();
    scope->kind = Scope::Kind::Module;
    module->scope = scope;
    module->file = file;
    module->isPackage = file->path.ends_with("__init__.py");
    scope->set(in, "__name__", Value::text(dottedName));
    scope->set(in, "__file__", Value::text(file->path));
    scope->set(in, "__doc__", file->docstring ? Value::text(*file->docstring) : Value());
    const std::size_t dot = dottedName.rfind('.');
    scope->set(in, "__package__", Value::text(module->isPackage ? dottedName : dot == std::string::npos ? "" : dottedName.substr(0, dot)));
    if (module->isPackage)
        scope->set(in, "__path__", Value(makeList({Value::text(file->path.substr(0, file->path.rfind('/')))})));
    for (auto &[name, value] : names)
        scope->set(in, name, std::move(value));
    Interpreter::State &state = in.state();
    state.modules[dottedName] = module;
    noteLoaded(in, dottedName, module);
    state.files.push_back(file);

    Frame frame{in, state.frame, scope, file};
    frame.name = "<module>";
    frame.passesOver = state.lenient > 0;
    const FrameScope entered(frame);
    const std::size_t mark = state.branches.mark();
    try {
        Evaluator(frame).run(file->body);
        state.branches.settle(mark, {Completion::Return});
    } catch (Raised &raised) {
        raised.traceback.push_back({frame.position(), "<module>"});
        state.modules.erase(dottedName);
        noteUnloaded(in, dottedName);
        state.failedModules.push_back(module);
        throw;
    }
    return module;
}

namespace {

/// Imported modules of the project run leniently, whatever the options say.
class Leniently {
public:
    explicit Leniently(Interpreter &in) : m_state(in.state()) { ++m_state.lenient; }
    ~Leniently() { --m_state.lenient; }
    Leniently(const Leniently &) = delete;
    Leniently &operator=(const Leniently &) = delete;

private:
    Interpreter::State &m_state;
};

Value namespacePackage(Interpreter &in, const std::string &dottedName)
{
    auto module = std::make_shared<Module>(dottedName);
    module->isPackage = true;
    in.state().modules[dottedName] = module;
    noteLoaded(in, dottedName, module);
    return Value(module);
}

std::string_view parentOf(std::string_view dottedName)
{
    const std::size_t dot = dottedName.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : dottedName.substr(0, dot);
}

/// A module that is named by an import, and what is taken from it.
struct ImportedModule {
    std::string name;
    std::vector<std::string> members;
};

/// What a module is about to import, by the statements at its top.
std::vector<ImportedModule> importedModules(const File &file, const std::string &dottedName)
{
    std::vector<ImportedModule> modules;
    for (const StmtPtr &statement : file.body) {
        if (const auto *import = std::get_if<Import>(&statement->node)) {
            for (const ImportAlias &alias : import->names)
                modules.push_back({alias.name, {}});
        }
        const auto *from = std::get_if<ImportFrom>(&statement->node);
        if (!from)
            continue;
        ImportedModule module{from->module, {}};
        if (from->level > 0) {
            std::string_view package = file.path.ends_with("__init__.py") ? std::string_view(dottedName) : parentOf(dottedName);
            for (int level = 1; level < from->level; ++level)
                package = parentOf(package);
            module.name = std::string(package) + (module.name.empty() || package.empty() ? "" : ".") + module.name;
        }
        for (const ImportAlias &alias : from->names)
            module.members.push_back(alias.name);
        modules.push_back(std::move(module));
    }
    return modules;
}

/// The project's files among them: the module, and of a package those of its modules that are taken.
std::vector<std::string> filesOf(Interpreter &in, const ImportedModule &module)
{
    std::vector<std::string> files;
    const std::optional<std::string> path = in.host().findSource(module.name);
    if (!path)
        return files;
    if (!path->empty() && !in.state().modules.contains(module.name))
        files.push_back(*path);
    if (path->empty() || path->ends_with("/__init__.py")) {
        for (const std::string &member : module.members) {
            const std::string name = module.name + "." + member;
            const std::optional<std::string> file = in.state().modules.contains(name) ? std::nullopt : in.host().findSource(name);
            if (file && !file->empty())
                files.push_back(*file);
        }
    }
    return files;
}

/// Its imports begin to be parsed on other threads; the first one this thread will parse itself at once.
void readAhead(Interpreter &in, const File &file, const std::string &dottedName)
{
    bool isFirst = true;
    for (const ImportedModule &module : importedModules(file, dottedName)) {
        for (const std::string &path : filesOf(in, module)) {
            if (std::exchange(isFirst, false))
                continue;
            try {
                ModuleTrees::shared().begin(path, in.host().readSource(path));
            } catch (const Error &) {
                continue;   // told when it is imported
            }
        }
    }
}

std::optional<Value> importProject(Interpreter &in, const std::string &dottedName)
{
    const std::optional<std::string> path = in.host().findSource(dottedName);
    if (!path)
        return std::nullopt;
    if (path->empty())
        return namespacePackage(in, dottedName);
    const FilePtr file = ModuleTrees::shared().get(*path, in.host().readSource(*path));
    readAhead(in, *file, dottedName);
    const Leniently lenient(in);
    return loadedModule(in, dottedName, runModuleBody(in, file, dottedName, {}));
}

/// Modules that Python once had: importing them fails as in Python 3.11 and later.
bool isGone(std::string_view name)
{
    static constexpr std::string_view kNames[] = {"__builtin__", "ConfigParser", "Queue", "StringIO", "cPickle", "cStringIO", "httplib", "urllib2", "urlparse", "exceptions", "commands", "sets"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

[[noreturn]] void noSuchModule(Interpreter &in, const std::string &dottedName)
{
    in.raise(in.builtinClass("ModuleNotFoundError"), fmt::format("No module named '{}'", dottedName), {{"name", Value::text(dottedName)}});
}

/// nullopt: nobody knows it.
std::optional<Value> findModule(Interpreter &in, const std::string &dottedName)
{
    Interpreter::State &state = in.state();
    if (const auto found = state.modules.find(dottedName); found != state.modules.end())
        return loadedModule(in, dottedName, found->second);
    if (std::optional<Value> module = in.host().importModule(in, dottedName))
        return module;
    if (std::optional<Value> module = importLibrary(in, dottedName))
        return module;
    if (const std::string_view parent = parentOf(dottedName); !parent.empty()) {
        const std::optional<Value> package = findModule(in, std::string(parent));
        if (const auto found = state.modules.find(dottedName); found != state.modules.end())
            return Value(found->second);
        const auto *module = package ? package->as<Module>() : nullptr;
        std::optional<Value> made = module || !package ? importProject(in, dottedName) : std::nullopt;
        if (made && module)
            package->as<Module>()->setAttribute(in, std::string_view(dottedName).substr(parent.size() + 1), *made);
        return made;
    }
    return importProject(in, dottedName);
}

/// The text in `import_module("app.settings")`, also as part of a greater expression.
const std::string *importedByCall(const Expr &expression)
{
    if (const auto *attribute = std::get_if<Attribute>(&expression.node))
        return importedByCall(*attribute->object);
    const auto *call = std::get_if<Call>(&expression.node);
    if (!call)
        return nullptr;
    for (const ExprPtr &argument : call->arguments) {
        if (const auto *text = std::get_if<StringLiteral>(&argument->node))
            return &text->value;
        if (const std::string *found = importedByCall(*argument))
            return found;
    }
    return importedByCall(*call->function);
}

const std::string *importedByCall(const Stmt &statement)
{
    if (const auto *assign = std::get_if<Assign>(&statement.node))
        return importedByCall(*assign->value);
    const auto *result = std::get_if<Return>(&statement.node);
    return result && result->value ? importedByCall(*result->value) : nullptr;
}

bool importsOwnModule(Interpreter &in, const Stmt &statement)
{
    const auto isOwn = [&](const std::string &name) { return in.host().findSource(name).has_value(); };
    if (const auto *import = std::get_if<Import>(&statement.node))
        return std::any_of(import->names.begin(), import->names.end(), [&](const ImportAlias &alias) { return isOwn(alias.name); });
    if (const auto *from = std::get_if<ImportFrom>(&statement.node))
        return from->level > 0 || isOwn(from->module);
    const std::string *name = importedByCall(statement);
    return name && isOwn(*name);
}

/// "ImportError", or a tuple that has it.
bool namesImportError(const Expr &type)
{
    if (const auto *tuple = std::get_if<TupleDisplay>(&type.node))
        return std::any_of(tuple->items.begin(), tuple->items.end(), [](const ExprPtr &item) { return namesImportError(*item); });
    const auto *name = std::get_if<Name>(&type.node);
    return name && (name->id == "ImportError" || name->id == "ModuleNotFoundError");
}

/// The project says what it does where a package is missing, and that is to take a module of its own: `try: from extras.settings import Settings / except ImportError: from app.settings …`.
bool hasOwnInstead(Interpreter &in, const Frame *frame)
{
    const Try *statement = frame ? frame->trying : nullptr;
    return statement && std::any_of(statement->handlers.begin(), statement->handlers.end(), [&](const Try::Handler &handler) {
        return handler.type && namesImportError(*handler.type) && std::any_of(handler.body.begin(), handler.body.end(), [&](const StmtPtr &one) { return importsOwnModule(in, *one); });
    });
}

/// What runs now outside our library.
const Frame *projectFrame(Interpreter &in)
{
    const Frame *frame = in.state().frame;
    while (frame && frame->file && frame->file->path.starts_with("<library"))
        frame = frame->caller;
    return frame;
}

}  // namespace

std::optional<Value> importSubmodule(Interpreter &in, const Module &module, std::string_view name)
{
    const std::string dottedName = module.dottedName() + "." + std::string(name);
    if (pythonModules().contains(dottedName) || nativeModules().contains(dottedName))
        return importLibrary(in, dottedName);
    return in.host().findSource(dottedName) ? findModule(in, dottedName) : std::nullopt;
}

Value Interpreter::importModule(const std::string &dottedName, const SourcePosition &at)
{
    step();
    if (std::optional<Value> module = findModule(*this, dottedName))
        return *module;
    if (isGone(dottedName))
        noSuchModule(*this, dottedName);
    for (std::string_view parent = parentOf(dottedName); !parent.empty(); parent = parentOf(parent)) {
        const auto found = m_state->modules.find(std::string(parent));
        if (found != m_state->modules.end() && found->second->file)
            noSuchModule(*this, dottedName);
    }
    const Value missing(std::make_shared<Opaque>(dottedName, at));
    const Frame *frame = m_state->lenient > 0 ? projectFrame(*this) : nullptr;
    if (hasOwnInstead(*this, frame)) {
        host().skipped(*this, Error(ErrorCode::Unsupported, dottedName + " is not part of the project, and what the project has instead of it was read"), {missing}, frame->position());
        noSuchModule(*this, dottedName);
    }
    return missing;
}

Completion Evaluator::node(const Import &statement, const Stmt &)
{
    for (const ImportAlias &alias : statement.names) {
        f.span = &alias.span;
        const SourcePosition at = f.position();
        const Value module = in.importModule(alias.name, at);
        if (alias.asName) {
            assignName(*alias.asName, module);
            continue;
        }
        const std::size_t dot = alias.name.find('.');
        assignName(alias.name.substr(0, dot), dot == std::string::npos ? module : in.importModule(alias.name.substr(0, dot), at));
    }
    return Completion::Normal;
}

std::string Evaluator::absoluteName(const ImportFrom &statement)
{
    if (statement.level == 0)
        return statement.module;
    const Scope *module = f.scope->module ? f.scope->module.get() : f.scope.get();
    const Value *package = module->find("__package__");
    std::string name = package && package->asText() ? package->asText()->utf8() : "";
    if (name.empty())
        in.raise("ImportError", "attempted relative import with no known parent package");
    for (int level = 1; level < statement.level; ++level) {
        if (parentOf(name).empty())
            in.raise("ImportError", "attempted relative import beyond top-level package");
        name = std::string(parentOf(name));
    }
    return statement.module.empty() ? name : name + "." + statement.module;
}

void Evaluator::runStar(const Value &value)
{
    auto *module = value.as<Module>();
    if (!module)
        return;
    if (const std::optional<Value> all = module->attribute(in, "__all__")) {
        for (const Value &name : in.toVector(*all)) {
            const std::string text = in.str(name);
            std::optional<Value> member = in.findAttribute(value, text);
            if (!member && module->isPackage)
                member = findModule(in, module->dottedName() + "." + text);
            assignName(text, member ? *member : in.getAttribute(value, text));
        }
        return;
    }
    if (module->scope) {
        for (const auto &[name, member] : module->scope->entries()) {
            if (!name.starts_with('_'))
                assignName(name, member);
        }
        return;
    }
    for (const std::string &name : module->publicNames())
        assignName(name, in.getAttribute(value, name));
}

Completion Evaluator::node(const ImportFrom &statement, const Stmt &own)
{
    const std::string name = absoluteName(statement);
    if (name == "__future__")
        return Completion::Normal;
    const Value module = in.importModule(name, f.position());
    if (statement.isStar) {
        runStar(module);
        return Completion::Normal;
    }
    for (const ImportAlias &alias : statement.names) {
        f.span = &own.span;
        std::optional<Value> value = in.findAttribute(module, alias.name);
        if (!value)
            value = findModule(in, name + "." + alias.name);
        const auto *known = module.as<Module>();
        // Of a library or vocabulary we may not know all names: importing one is no mistake, using it is.
        if (!value && known && !known->file)
            value = Value(std::make_shared<Opaque>(name + "." + alias.name, f.position()));
        if (!value)
            in.raise(in.builtinClass("ImportError"), fmt::format("cannot import name '{}' from '{}'", alias.name, name), {{"name", Value::text(name)}});
        assignName(alias.asName.value_or(alias.name), *value);
    }
    return Completion::Normal;
}

}  // namespace limbeck::python
