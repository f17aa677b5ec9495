// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/lower_statement.h"

namespace limbeck::python::parser {

using namespace syntax;

std::string StatementLowering::dottedName(NodeIndex index) const
{
    std::string name;
    for (const NodeIndex part : m.named(index))
        name += (name.empty() ? "" : ".") + m.identifier(part);
    return name;
}

ImportAlias StatementLowering::importAlias(NodeIndex index) const
{
    if (m.kind(index) == NodeKind::DottedName)
        return {dottedName(index), std::nullopt, m.span(index)};
    return {dottedName(m.child(index, NodeField::Name)), m.boundIdentifier(m.child(index, NodeField::Alias)), m.span(index)};
}

Stmt::Node StatementLowering::importStatement(NodeIndex index)
{
    if (m.token(m.node(index).endToken - 1).is(","))
        m.refuseToken(m.node(index).endToken - 1, "trailing comma not allowed");
    Import import;
    for (const NodeIndex child : m.named(index))
        import.names.push_back(importAlias(child));
    return import;
}

Stmt::Node StatementLowering::importFrom(NodeIndex index)
{
    const std::uint32_t last = m.node(index).endToken - 1;
    if (m.token(last).is(","))
        m.refuseToken(last, "trailing comma not allowed without surrounding parentheses");
    ImportFrom import;
    const NodeIndex module = m.firstNamed(index);
    for (std::uint32_t at = m.node(module).firstToken; m.token(at).is(".") || m.token(at).is("..."); ++at)
        import.level += m.token(at).is("...") ? 3 : 1;
    if (m.kind(module) == NodeKind::DottedName)
        import.module = dottedName(module);
    for (const NodeIndex part : m.named(module))
        if (m.kind(part) == NodeKind::DottedName)
            import.module = dottedName(part);
    for (const NodeIndex child : m.named(index)) {
        if (child == module)
            continue;
        if (m.kind(child) == NodeKind::WildcardImport) {
            import.isStar = true;
            continue;
        }
        import.names.push_back(importAlias(child));
        if (import.names.back().name.find('.') != std::string::npos)
            m.refuse(child);
    }
    return import;
}

}  // namespace limbeck::python::parser
