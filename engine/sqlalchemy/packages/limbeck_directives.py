# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The containers of alembic.operations.ops that process_revision_directives gets, and alembic.autogenerate.rewriter.
class OpContainer:
    def __init__(self, ops=()):
        self.ops = list(ops)
    def is_empty(self):
        return not self.ops
    def as_diffs(self):
        return [op.to_diff_tuple() for op in self.ops]

class ModifyTableOps(OpContainer):
    def __init__(self, table_name, ops, schema=None):
        self.table_name = table_name
        self.ops = list(ops)
        self.schema = schema
    def as_diffs(self):
        return [op.to_diff_tuple() for op in self.ops]
    def to_diff_tuple(self):
        return self.as_diffs()

class UpgradeOps(OpContainer):
    def __init__(self, ops=(), upgrade_token="upgrades"):
        self.ops = list(ops)
        self.upgrade_token = upgrade_token

class DowngradeOps(OpContainer):
    def __init__(self, ops=(), downgrade_token="downgrades"):
        self.ops = list(ops)
        self.downgrade_token = downgrade_token

class MigrationScript:
    def __init__(self, rev_id, upgrade_ops, downgrade_ops, *, message=None, imports=None, head=None, splice=None, branch_label=None, version_path=None, depends_on=None):
        self.rev_id = rev_id
        self.message = message
        self.imports = imports if imports is not None else set()
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = version_path
        self.depends_on = depends_on
        self._upgrade_ops = list(upgrade_ops) if isinstance(upgrade_ops, (list, tuple)) else [upgrade_ops]
        self._downgrade_ops = list(downgrade_ops) if isinstance(downgrade_ops, (list, tuple)) else [downgrade_ops]

    @property
    def upgrade_ops(self):
        if len(self._upgrade_ops) > 1:
            raise ValueError("This MigrationScript instance has a multiple-entry list for UpgradeOps; please use the upgrade_ops_list attribute.")
        return self._upgrade_ops[0] if self._upgrade_ops else None

    @upgrade_ops.setter
    def upgrade_ops(self, upgrade_ops):
        self._upgrade_ops = list(upgrade_ops) if isinstance(upgrade_ops, (list, tuple)) else [upgrade_ops]

    @property
    def downgrade_ops(self):
        if len(self._downgrade_ops) > 1:
            raise ValueError("This MigrationScript instance has a multiple-entry list for DowngradeOps; please use the downgrade_ops_list attribute.")
        return self._downgrade_ops[0] if self._downgrade_ops else None

    @downgrade_ops.setter
    def downgrade_ops(self, downgrade_ops):
        self._downgrade_ops = list(downgrade_ops) if isinstance(downgrade_ops, (list, tuple)) else [downgrade_ops]

    @property
    def upgrade_ops_list(self):
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        return self._downgrade_ops


class Rewriter:
    """Functions by the class of directive that they rewrite, called for every directive from the script inwards."""

    def __init__(self):
        self._rules = []
        self._chained = ()
        self._made = []   # what its functions returned is not given to them again

    def chain(self, other):
        both = Rewriter()
        both._rules = list(self._rules)
        both._chained = self._chained + (other,)
        return both

    def rewrites(self, operator):
        operators = list(operator) if isinstance(operator, (list, tuple, set)) else [operator]

        def decorate(fn):
            for one in operators:
                self._rules.append((one, fn))
            return fn

        return decorate

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        self._traverse_list(context, revision, directives)

    def _rewrite(self, context, revision, directive):
        found = None
        for cls, fn in self._rules:
            if isinstance(directive, cls):
                found = fn
        if found is None or any(one is directive for one in self._made):
            return [directive]
        made = found(context, revision, directive)
        made = [] if made is None else list(made) if isinstance(made, (list, tuple)) else [made]
        self._made.extend(made)
        return made

    def _traverse_for(self, context, revision, directive):
        directives = self._rewrite(context, revision, directive)
        for one in directives:
            if isinstance(one, MigrationScript):
                one.upgrade_ops = [self._single(context, revision, ops) for ops in one.upgrade_ops_list]
                one.downgrade_ops = [self._single(context, revision, ops) for ops in one.downgrade_ops_list]
            elif isinstance(one, OpContainer):
                self._traverse_list(context, revision, one.ops)
        return directives

    def _single(self, context, revision, ops):
        made = self._traverse_for(context, revision, ops)
        if len(made) != 1:
            raise ValueError("Can only return single object for %s traverse" % type(ops).__name__)
        return made[0]

    def _traverse_list(self, context, revision, directives):
        made = []
        for directive in list(directives):
            made.extend(self._traverse_for(context, revision, directive))
        directives[:] = made
