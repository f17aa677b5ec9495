// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/state.h"

/// Walks the tree of one body in one frame. Its parts: expressions.cpp, calls.cpp, comprehensions.cpp, statements.cpp, assignment.cpp, control_flow.cpp, try_statement.cpp, patterns.cpp,
/// imports.cpp, class_statement.cpp.
namespace limbeck::python {

class Evaluator {
public:
    explicit Evaluator(Frame &frame) : in(frame.interpreter), state(in.state()), f(frame) {}

    Value eval(const syntax::Expr &expression);
    Completion run(const syntax::Block &block);
    Completion run(const syntax::Stmt &statement);
    /// skipping.cpp: a statement of a module that is read leniently.
    Completion runOrPassOver(const syntax::Stmt &statement);
    /// skipping.cpp: the first branch was taken although its condition is not known; the host is told what stands in the statement.
    void noteUndecided(const syntax::If &statement, const Value &condition);
    /// A loop over what is not known is read once; the host is told likewise.
    void noteUndecided(const syntax::For &statement, const Value &iterable);
    /// skipping.cpp: values that the branch bound may be others; what is defined there (functions, classes, modules) stays.
    void forgetUndecided(const syntax::If &statement);

    void assign(const syntax::Expr &target, Value value);
    void assignName(std::string_view name, Value value);
    void assignItems(const std::vector<syntax::ExprPtr> &targets, const Value &value);
    void remove(const syntax::Expr &target);
    Value lookup(const std::string &name);
    void runStar(const Value &module);

    Interpreter &in;
    Interpreter::State &state;
    Frame &f;

private:
    friend class ComprehensionRun;

    Value node(const syntax::NoneLiteral &, const syntax::Expr &) { return {}; }
    Value node(const syntax::EllipsisLiteral &, const syntax::Expr &);
    Value node(const syntax::BoolLiteral &literal, const syntax::Expr &) { return Value(literal.value); }
    Value node(const syntax::IntLiteral &, const syntax::Expr &);
    Value node(const syntax::FloatLiteral &literal, const syntax::Expr &) { return Value(literal.value); }
    Value node(const syntax::ImaginaryLiteral &, const syntax::Expr &);
    Value node(const syntax::StringLiteral &literal, const syntax::Expr &) { return Value::text(literal.value); }
    Value node(const syntax::BytesLiteral &literal, const syntax::Expr &) { return Value(std::make_shared<Bytes>(literal.value)); }
    Value node(const syntax::FormattedString &, const syntax::Expr &);
    Value node(const syntax::Name &, const syntax::Expr &);
    Value node(const syntax::Attribute &, const syntax::Expr &);
    Value node(const syntax::Subscript &, const syntax::Expr &);
    Value node(const syntax::Slice &, const syntax::Expr &);
    Value node(const syntax::Starred &, const syntax::Expr &);
    Value node(const syntax::Call &, const syntax::Expr &);
    Value node(const syntax::Unary &, const syntax::Expr &);
    Value node(const syntax::Binary &, const syntax::Expr &);
    Value node(const syntax::BoolChain &, const syntax::Expr &);
    Value node(const syntax::Comparison &, const syntax::Expr &);
    Value node(const syntax::Conditional &, const syntax::Expr &);
    Value node(const syntax::TupleDisplay &, const syntax::Expr &);
    Value node(const syntax::ListDisplay &, const syntax::Expr &);
    Value node(const syntax::SetDisplay &, const syntax::Expr &);
    Value node(const syntax::DictDisplay &, const syntax::Expr &);
    Value node(const syntax::Lambda &, const syntax::Expr &);
    Value node(const syntax::Comprehension &, const syntax::Expr &);
    Value node(const syntax::NamedExpr &, const syntax::Expr &);
    Value node(const syntax::Await &, const syntax::Expr &);
    Value node(const syntax::Yield &, const syntax::Expr &);

    Completion node(const syntax::ExprStmt &, const syntax::Stmt &);
    Completion node(const syntax::Assign &, const syntax::Stmt &);
    Completion node(const syntax::AugAssign &, const syntax::Stmt &);
    Completion node(const syntax::AnnAssign &, const syntax::Stmt &);
    Completion node(const syntax::Pass &, const syntax::Stmt &) { return Completion::Normal; }
    Completion node(const syntax::Break &, const syntax::Stmt &) { return Completion::Break; }
    Completion node(const syntax::Continue &, const syntax::Stmt &) { return Completion::Continue; }
    Completion node(const syntax::Return &, const syntax::Stmt &);
    Completion node(const syntax::Raise &, const syntax::Stmt &);
    Completion node(const syntax::Assert &, const syntax::Stmt &);
    Completion node(const syntax::Delete &, const syntax::Stmt &);
    Completion node(const syntax::Global &, const syntax::Stmt &) { return Completion::Normal; }
    Completion node(const syntax::Nonlocal &, const syntax::Stmt &) { return Completion::Normal; }
    Completion node(const syntax::Import &, const syntax::Stmt &);
    Completion node(const syntax::ImportFrom &, const syntax::Stmt &);
    Completion node(const syntax::If &, const syntax::Stmt &);
    Completion node(const syntax::While &, const syntax::Stmt &);
    Completion node(const syntax::For &, const syntax::Stmt &);
    Completion node(const syntax::Try &, const syntax::Stmt &);
    Completion node(const syntax::With &, const syntax::Stmt &);
    Completion node(const syntax::FunctionDef &, const syntax::Stmt &);
    Completion node(const syntax::ClassDef &, const syntax::Stmt &);
    Completion node(const syntax::Match &, const syntax::Stmt &);
    Completion node(const syntax::TypeAlias &, const syntax::Stmt &);

    // expressions
    std::vector<Value> evalItems(const std::vector<syntax::ExprPtr> &items, bool &unknown, Value &why);
    std::string formatField(const syntax::FormattedString::Field &field);
    std::string formatParts(const syntax::FormattedString &text);
    Value evalChain(const syntax::BoolChain &chain, std::size_t from);
    Value evalComparison(const syntax::Comparison &comparison, std::size_t from, const Value &left);
    /// What `run` ends in, if that is a limit of ours.
    template <typename Run>
    std::optional<Error> errorOf(const Run &run);
    /// An argument of a call of ours, such as Column(): in a class body where statements are passed over it is unknown when it cannot be computed, so that the rest of the call is read (skipping.cpp).
    Value evalOrPassOver(const syntax::Expr &argument);
    CallArguments evalArguments(const syntax::Call &call, const Value &callee, std::optional<Unknown> &unknown);
    std::shared_ptr<Function> makeFunction(const std::string &name, const std::vector<syntax::Parameter> &parameters, const syntax::Span &span);
    const Value *findName(const std::string &name);

    // control flow
    std::string whyUnknown(const Value &value);
    /// Both sides of a condition that is not known.
    SideEnd walk(const Value &condition, const Side &yes, const Side &no, Branches::Kind kind = Branches::Kind::Conditional);
    Completion finish(SideEnd end);
    SideEnd sideOf(const syntax::Block &block);
    Completion runIf(const syntax::If &statement, std::size_t branch);
    /// One pass of a loop; Normal: the loop goes on.
    Completion runPass(const syntax::Block &body, std::size_t loopMark);
    Completion endLoop(Completion completion, const syntax::Block &otherwise, std::size_t mark);
    Completion runUnknownFor(const syntax::For &statement, const Value &why);
    Completion runWith(const syntax::With &statement, std::size_t item);
    Completion runTryBody(const syntax::Try &statement);
    Completion runHandlers(const syntax::Try &statement, const Raised &raised);
    Completion runHandler(const syntax::Try::Handler &handler, const Raised &raised);
    const syntax::Try::Handler *handlerFor(const syntax::Try &statement, const Value &exception);
    Value evalDecorated(const std::vector<syntax::ExprPtr> &decorators, Value value);

    // match
    Truth match(const syntax::Pattern &pattern, const Value &subject);
    Truth matchSequence(const syntax::Pattern &pattern, const Value &subject);
    Truth matchMapping(const syntax::Pattern &pattern, const Value &subject);
    Truth matchClass(const syntax::Pattern &pattern, const Value &subject);
    Completion runCases(const syntax::Match &statement, const Value &subject, std::size_t from);

    // imports
    std::string absoluteName(const syntax::ImportFrom &statement);
};

/// The names that a function body binds; found once.
/// skipping.cpp: whether a function of the project passes over statements that fail while an application is set up.
bool passesOverInSetUp(const Interpreter::State &state, const Function &function);
const BodyNames &bodyNames(Interpreter &in, const void *key, const std::vector<syntax::Parameter> &parameters, const syntax::Block *body);
/// The names that one statement binds.
BodyNames boundNames(const syntax::Stmt &statement);
/// Enters a frame for its lifetime.
class FrameScope {
public:
    explicit FrameScope(Frame &frame) : m_frame(frame) { frame.interpreter.state().frame = &frame; }
    ~FrameScope() { m_frame.interpreter.state().frame = m_frame.caller; }
    FrameScope(const FrameScope &) = delete;
    FrameScope &operator=(const FrameScope &) = delete;

private:
    Frame &m_frame;
};
bool matchesException(Interpreter &in, const Value &exception, const Value &type);
Raised makeRaised(Interpreter &in, const Value &value);
/// Runs a body to its end as a function does: settles branches, gives what it returns.
Value runFunctionBody(Frame &frame, const Function &function);
Value makeGenerator(Interpreter &in, std::shared_ptr<Function> function, std::shared_ptr<Scope> scope);

}  // namespace limbeck::python
