// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/code_editor.h"

#include "theme/theme.h"

// QScintilla's headers are written with the keywords that QT_NO_KEYWORDS takes away.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qsciabstractapis.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>
#undef signals
#undef slots

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kProblemIndicator = 8, kWarningIndicator = 9;
/// Beyond those of the lexers. A QsciStyle without a number takes a new one each time, and after thirty problems there are none left: annotations are no longer painted.
constexpr int kProblemStyle = 60, kWarningStyle = 61;
constexpr int kLineMarker = 3;
constexpr int kLineNumberMargin = 0, kMarkMargin = 1, kFoldMargin = 2;

void colourPython(QsciLexer &lexer, const Theme &theme)
{
    const auto set = [&](int style, const QColor &colour) { lexer.setColor(colour, style); };
    set(QsciLexerPython::Comment, theme.comment);
    set(QsciLexerPython::CommentBlock, theme.comment);
    set(QsciLexerPython::Keyword, theme.keyword);
    set(QsciLexerPython::Number, theme.number);
    for (const int style : {QsciLexerPython::DoubleQuotedString, QsciLexerPython::SingleQuotedString, QsciLexerPython::TripleSingleQuotedString,
                            QsciLexerPython::TripleDoubleQuotedString, QsciLexerPython::DoubleQuotedFString, QsciLexerPython::SingleQuotedFString,
                            QsciLexerPython::TripleSingleQuotedFString, QsciLexerPython::TripleDoubleQuotedFString, QsciLexerPython::UnclosedString})
        set(style, theme.string);
    set(QsciLexerPython::ClassName, theme.definition);
    set(QsciLexerPython::FunctionMethodName, theme.definition);
    set(QsciLexerPython::Decorator, theme.decorator);
    set(QsciLexerPython::Operator, theme.operatorColor);
    set(QsciLexerPython::HighlightedIdentifier, theme.builtin);
}

void colourSql(QsciLexer &lexer, const Theme &theme)
{
    const auto set = [&](int style, const QColor &colour) { lexer.setColor(colour, style); };
    for (const int style : {QsciLexerSQL::Comment, QsciLexerSQL::CommentLine, QsciLexerSQL::CommentDoc, QsciLexerSQL::CommentLineHash})
        set(style, theme.comment);
    set(QsciLexerSQL::Keyword, theme.keyword);
    set(QsciLexerSQL::Number, theme.number);
    set(QsciLexerSQL::SingleQuotedString, theme.string);
    set(QsciLexerSQL::DoubleQuotedString, theme.builtin);
    set(QsciLexerSQL::Operator, theme.operatorColor);
    set(QsciLexerSQL::KeywordSet5, theme.builtin);
    set(QsciLexerSQL::KeywordSet6, theme.builtin);
}

/// A few hundred names, looked up as they are. (QsciAPIs prepares its lists in a thread that must not outlive it.) Registers itself with the lexer, which owns it.
class Completions : public QsciAbstractAPIs {
public:
    using NamesInString = std::function<QStringList(const QString &before)>;
    Completions(QsciLexer *lexer, QsciScintilla *editor, QStringList entries, NamesInString names)
        : QsciAbstractAPIs(lexer), m_editor(editor), m_entries(std::move(entries)), m_namesInString(std::move(names))
    {
    }

    /// `context`: the words before the caret, separated by dots; the last one is being typed.
    void updateAutoCompletionList(const QStringList &context, QStringList &list) override
    {
        const QString typed = context.join(QLatin1Char('.'));
        if (m_namesInString && isInString()) {
            for (const QString &name : m_namesInString(textBefore())) {
                if (name.startsWith(typed, Qt::CaseInsensitive))
                    list << name.section(QLatin1Char('.'), int(context.size()) - 1);
            }
            return;
        }
        for (const QString &entry : m_entries) {
            if (!typed.isEmpty() && entry.startsWith(typed, Qt::CaseInsensitive))
                list << nameOf(entry).section(QLatin1Char('.'), int(context.size()) - 1);
        }
    }

    /// `context`: the called name's words, and an empty one.
    QStringList callTips(const QStringList &context, int, QsciScintilla::CallTipsStyle, QList<int> &shifts) override
    {
        const QString called = context.mid(0, context.size() - 1).join(QLatin1Char('.'));
        QStringList tips;
        for (const QString &entry : m_entries) {
            if (nameOf(entry) == called) {
                tips << entry;
                shifts << 0;
            }
        }
        return tips;
    }

private:
    static QString nameOf(const QString &entry) { return entry.section(QLatin1Char('('), 0, 0); }

    long caret() const { return m_editor->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS); }

    bool isInString() const
    {
        const long at = caret();
        if (at == 0)
            return false;
        switch (m_editor->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, at - 1) & 0x7f) {
        case QsciLexerPython::SingleQuotedString:
        case QsciLexerPython::DoubleQuotedString:
        case QsciLexerPython::TripleSingleQuotedString:
        case QsciLexerPython::TripleDoubleQuotedString:
        case QsciLexerPython::UnclosedString:
            return true;
        default:
            return false;
        }
    }

    QString textBefore() const
    {
        constexpr long kFar = 4000;
        const long to = caret(), from = std::max(0L, to - kFar);
        QByteArray bytes(int(to - from) + 1, '\0');
        m_editor->SendScintilla(QsciScintilla::SCI_GETTEXTRANGE, from, to, bytes.data());
        return QString::fromUtf8(bytes.constData());
    }

    QsciScintilla *m_editor;
    QStringList m_entries;
    NamesInString m_namesInString;
};

QsciLexer *makeLexer(CodeEditor::Language language, QObject *parent)
{
    if (language == CodeEditor::Language::Sql)
        return new QsciLexerSQL(parent);
    auto *python = new QsciLexerPython(parent);
    python->setFoldComments(false);
    python->setHighlightSubidentifiers(false);
    return python;
}

}  // namespace

CodeEditor::CodeEditor(Language language, QWidget *parent) : QWidget(parent), m_language(language), m_editor(new QsciScintilla(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor);
    setFocusProxy(m_editor);
    m_editor->setUtf8(true);
    m_editor->setLexer(makeLexer(language, m_editor));
    m_editor->setIndentationsUseTabs(false);
    m_editor->setTabWidth(4);
    m_editor->setAutoIndent(true);
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_editor->setCaretLineVisible(true);
    m_editor->setScrollWidth(1);
    m_editor->setScrollWidthTracking(true);
    m_editor->setMarginType(kLineNumberMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(kMarkMargin, QsciScintilla::SymbolMargin);
    m_editor->setMarginMarkerMask(kMarkMargin, 1 << kLineMarker);
    m_editor->setMarginWidth(kMarkMargin, std::max(3, fontMetrics().height() / 4));
    m_editor->markerDefine(QsciScintilla::FullRectangle, kLineMarker);
    if (language == Language::Python)
        m_editor->setFolding(QsciScintilla::PlainFoldStyle, kFoldMargin);
    m_editor->setAnnotationDisplay(QsciScintilla::AnnotationBoxed);
    m_editor->indicatorDefine(QsciScintilla::SquiggleIndicator, kProblemIndicator);
    m_editor->indicatorDefine(QsciScintilla::SquiggleIndicator, kWarningIndicator);
    m_editor->viewport()->installEventFilter(this);
    m_editor->setFrameShape(QFrame::NoFrame);
    applyTheme();
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEditor::textChanged);
    connect(m_editor, &QsciScintilla::modificationChanged, this, &CodeEditor::modificationChanged);
    connect(m_editor, &QsciScintilla::cursorPositionChanged, this, [this](int line, int) { Q_EMIT currentLineChanged(line + 1); });
    connect(m_editor, &QsciScintilla::linesChanged, this, &CodeEditor::fitMargin);
}

CodeEditor::~CodeEditor() = default;

QString CodeEditor::text() const { return m_editor->text(); }

void CodeEditor::setText(const QString &text, bool keepView)
{
    const int first = m_editor->firstVisibleLine();
    int line = 0, column = 0;
    m_editor->getCursorPosition(&line, &column);
    const bool wasReadOnly = m_editor->isReadOnly();
    {
        const QSignalBlocker block(this);
        m_editor->setReadOnly(false);
        m_editor->setText(text);
        m_editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
        m_editor->setScrollWidth(1);  // grows again with the new text
        m_editor->setModified(false);
        m_editor->setReadOnly(wasReadOnly);
        if (keepView) {
            m_editor->setCursorPosition(std::min(line, m_editor->lines() - 1), column);
            m_editor->setFirstVisibleLine(first);
        }
    }
    m_marked.clear();
    m_problems.clear();
    fitMargin();
}

bool CodeEditor::isReadOnly() const { return m_editor->isReadOnly(); }

void CodeEditor::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_editor->setCaretLineVisible(!readOnly);
}

bool CodeEditor::isModified() const { return m_editor->isModified(); }
void CodeEditor::setModified(bool modified) { m_editor->setModified(modified); }

int CodeEditor::currentLine() const
{
    int line = 0, column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

void CodeEditor::goToLine(int line)
{
    m_editor->setCursorPosition(line - 1, 0);
    m_editor->ensureLineVisible(line - 1);
    m_editor->setFirstVisibleLine(std::max(0, line - 4));
}

void CodeEditor::setProblem(int line, const QString &message) { setProblems(line <= 0 || message.isEmpty() ? std::vector<EditorProblem>() : std::vector<EditorProblem>{{line, 0, message, true}}); }

void CodeEditor::setProblems(std::vector<EditorProblem> problems)
{
    std::erase_if(problems, [this](const EditorProblem &problem) { return problem.line <= 0 || problem.line > m_editor->lines() || problem.message.isEmpty(); });
    std::stable_sort(problems.begin(), problems.end(), [](const EditorProblem &a, const EditorProblem &b) { return a.line < b.line; });
    m_problems = std::move(problems);
    showProblems();
}

void CodeEditor::showProblems()
{
    m_editor->clearAnnotations();
    for (const int indicator : {kProblemIndicator, kWarningIndicator})
        m_editor->clearIndicatorRange(0, 0, m_editor->lines() - 1, m_editor->lineLength(m_editor->lines() - 1), indicator);
    const Theme &theme = Theme::current();
    const QsciStyle error(kProblemStyle, QStringLiteral("problem"), theme.danger, theme.dangerBackground, fixedFont());
    const QsciStyle warning(kWarningStyle, QStringLiteral("warning"), theme.warning, theme.warningBackground, fixedFont());
    for (std::size_t i = 0; i < m_problems.size();) {
        const int line = m_problems[i].line;
        QStringList messages;
        bool isError = false;
        for (; i < m_problems.size() && m_problems[i].line == line; ++i) {
            underline(m_problems[i]);
            messages << m_problems[i].message;
            isError = isError || m_problems[i].isError;
        }
        messages.removeDuplicates();
        m_editor->annotate(line - 1, messages.join(QLatin1Char('\n')), isError ? error : warning);
    }
}

void CodeEditor::underline(const EditorProblem &problem)
{
    const QString content = m_editor->text(problem.line - 1);
    int start = 0;
    while (start < content.size() && content.at(start).isSpace())
        ++start;
    int end = start + int(content.trimmed().size());
    if (problem.column > start + 1 && problem.column <= end) {
        // From the word on which it lies to the end of that word.
        start = problem.column - 1;
        int wordEnd = start;
        while (wordEnd < end && (content.at(wordEnd).isLetterOrNumber() || content.at(wordEnd) == QLatin1Char('_') || content.at(wordEnd) == QLatin1Char('.')))
            ++wordEnd;
        end = std::max(wordEnd, start + 1);
    }
    m_editor->fillIndicatorRange(problem.line - 1, start, problem.line - 1, end, problem.isError ? kProblemIndicator : kWarningIndicator);
}

bool CodeEditor::hasProblemAhead(bool forward) const
{
    const int here = currentLine();
    return std::any_of(m_problems.begin(), m_problems.end(), [&](const EditorProblem &problem) { return forward ? problem.line > here : problem.line < here; });
}

bool CodeEditor::goToProblem(bool forward)
{
    if (m_problems.empty())
        return false;
    const int here = currentLine();
    int best = forward ? m_problems.front().line : m_problems.back().line;
    if (forward) {
        const auto next = std::find_if(m_problems.begin(), m_problems.end(), [here](const EditorProblem &problem) { return problem.line > here; });
        best = next == m_problems.end() ? best : next->line;
    } else {
        const auto previous = std::find_if(m_problems.rbegin(), m_problems.rend(), [here](const EditorProblem &problem) { return problem.line < here; });
        best = previous == m_problems.rend() ? best : previous->line;
    }
    goToLine(best);
    return true;
}

void CodeEditor::markLines(const std::vector<int> &lines)
{
    if (lines == m_marked)
        return;
    m_marked = lines;
    m_editor->markerDeleteAll(kLineMarker);
    for (const int line : lines)
        m_editor->markerAdd(line - 1, kLineMarker);
    if (lines.empty())
        return;
    const int first = m_editor->firstVisibleLine();
    const int last = first + int(m_editor->SendScintilla(QsciScintilla::SCI_LINESONSCREEN)) - 1;
    if (lines.back() - 1 < first || lines.front() - 1 > last)
        m_editor->setFirstVisibleLine(std::max(0, lines.front() - 3));
}

void CodeEditor::setStale(bool stale)
{
    if (m_isStale == stale)
        return;
    m_isStale = stale;
    applyTheme();
}

bool CodeEditor::find(const QString &text, bool forward)
{
    int line = 0, column = 0;
    m_editor->getCursorPosition(&line, &column);
    if (!forward) {
        int lineTo = 0, columnTo = 0;
        m_editor->getSelection(&line, &column, &lineTo, &columnTo);
    }
    return m_editor->findFirst(text, false, false, false, true, forward, line, column);
}

QString CodeEditor::selectedText() const { return m_editor->selectedText(); }

void CodeEditor::replaceSelected(const QString &text)
{
    if (!m_editor->isReadOnly() && m_editor->hasSelectedText())
        m_editor->replaceSelectedText(text);
}

int CodeEditor::replaceAll(const QString &text, const QString &with)
{
    if (text.isEmpty() || m_editor->isReadOnly())
        return 0;
    int count = 0;
    m_editor->beginUndoAction();
    for (bool isFound = m_editor->findFirst(text, false, false, false, false, true, 0, 0); isFound; isFound = m_editor->findNext()) {
        m_editor->replace(with);
        ++count;
    }
    m_editor->endUndoAction();
    return count;
}

QString CodeEditor::wordAtCaret() const
{
    int line = 0, column = 0;
    m_editor->getCursorPosition(&line, &column);
    return m_editor->wordAtLineIndex(line, column);
}

void CodeEditor::setCompletions(const QStringList &entries, std::function<QStringList(const QString &before)> namesInString)
{
    constexpr int kThreshold = 2;
    new Completions(m_editor->lexer(), m_editor, entries, std::move(namesInString));
    m_editor->setAutoCompletionSource(QsciScintilla::AcsAPIs);
    m_editor->setAutoCompletionThreshold(kThreshold);
    m_editor->setAutoCompletionCaseSensitivity(false);
    m_editor->setCallTipsStyle(QsciScintilla::CallTipsNoContext);
    m_editor->setCallTipsVisible(0);
}

void CodeEditor::complete() { m_editor->autoCompleteFromAPIs(); }

QString CodeEditor::offered() const
{
    if (!m_editor->isListActive())
        return {};
    QByteArray text(m_editor->SendScintilla(QsciScintilla::SCI_AUTOCGETCURRENTTEXT, 0UL, static_cast<void *>(nullptr)), '\0');
    m_editor->SendScintilla(QsciScintilla::SCI_AUTOCGETCURRENTTEXT, 0UL, static_cast<void *>(text.data()));
    return QString::fromUtf8(text.constData());
}

void CodeEditor::foldAll(bool folded)
{
    m_editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0, -1);
    m_editor->SendScintilla(QsciScintilla::SCI_FOLDALL, folded ? QsciScintilla::SC_FOLDACTION_CONTRACT : QsciScintilla::SC_FOLDACTION_EXPAND);
}

void CodeEditor::foldAtCaret()
{
    m_editor->SendScintilla(QsciScintilla::SCI_COLOURISE, 0, -1);
    long line = currentLine() - 1;
    // Inside of a function its head is what folds.
    if (!(m_editor->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, line) & QsciScintilla::SC_FOLDLEVELHEADERFLAG))
        line = m_editor->SendScintilla(QsciScintilla::SCI_GETFOLDPARENT, line);
    if (line >= 0)
        m_editor->SendScintilla(QsciScintilla::SCI_TOGGLEFOLD, line);
}

bool CodeEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor->viewport() || event->type() != QEvent::MouseButtonPress)
        return QWidget::eventFilter(watched, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || mouse->modifiers() != Qt::ControlModifier)
        return false;
    const QPoint at = mouse->position().toPoint();
    const long position = m_editor->SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINTCLOSE, at.x(), long(at.y()));
    if (position < 0)
        return false;
    m_editor->SendScintilla(QsciScintilla::SCI_GOTOPOS, position);
    Q_EMIT definitionRequested();
    return true;
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
}

void CodeEditor::applyTheme()
{
    const Theme &theme = Theme::current();
    const QFont font = fixedFont();
    QsciLexer *lexer = m_editor->lexer();
    lexer->setDefaultFont(font);
    lexer->setDefaultColor(m_isStale ? theme.muted : theme.editorText);
    lexer->setDefaultPaper(theme.editorBackground);
    for (int style = 0; style < 128; ++style) {
        lexer->setFont(font, style);
        lexer->setColor(m_isStale ? theme.muted : theme.editorText, style);
        lexer->setPaper(theme.editorBackground, style);
    }
    if (!m_isStale && m_language == Language::Python)
        colourPython(*lexer, theme);
    else if (!m_isStale)
        colourSql(*lexer, theme);
    m_editor->setMarginsFont(font);
    m_editor->setMarginsBackgroundColor(theme.editorMargin);
    m_editor->setMarginsForegroundColor(theme.editorMarginText);
    m_editor->setFoldMarginColors(theme.editorMargin, theme.editorMargin);
    m_editor->setCaretForegroundColor(theme.editorText);
    m_editor->setCaretLineBackgroundColor(theme.editorCurrentLine);
    m_editor->setSelectionBackgroundColor(theme.editorSelection);
    m_editor->resetSelectionForegroundColor();
    m_editor->setMatchedBraceBackgroundColor(theme.editorSelection);
    m_editor->setMatchedBraceForegroundColor(theme.editorText);
    m_editor->setCallTipsBackgroundColor(theme.editorMargin);
    m_editor->setCallTipsForegroundColor(theme.editorText);
    m_editor->setCallTipsHighlightColor(theme.info);
    m_editor->setIndicatorForegroundColor(theme.danger, kProblemIndicator);
    m_editor->setIndicatorForegroundColor(theme.warning, kWarningIndicator);
    m_editor->setMarkerBackgroundColor(theme.info, kLineMarker);
    m_editor->setMarkerForegroundColor(theme.info, kLineMarker);
    fitMargin();
    if (!m_problems.empty())
        showProblems();
}

void CodeEditor::fitMargin() { m_editor->setMarginWidth(kLineNumberMargin, QStringLiteral("0%1").arg(m_editor->lines())); }

}  // namespace limbeck::ui
