// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSlider;
class QToolButton;

namespace limbeck::ui {

class ElidedLabel;
class SchemaDiagram;

/// The diagram with what is done to it: find a table, zoom, all tables, before and after, export, and a slider that walks through the history. GUI thread.
class DiagramPanel : public QWidget {
    Q_OBJECT
public:
    explicit DiagramPanel(EngineService &engine, QWidget *parent = nullptr);
    /// The slider's places: all revisions with a script, parents before children.
    void setSnapshot(SnapshotPtr snapshot);
    /// The revision that is shown; -1: none, or two compared.
    void setRevision(int revision);
    void showChange(SchemaChangePtr change, const std::string &dialectName);
    void clear();

Q_SIGNALS:
    /// By the slider, once it rests.
    void revisionRequested(int revision);

private:
    void build();
    void findTable(bool isNext);
    void updateButtons();
    void showPlace();
    void exportDrawing();

    SnapshotPtr m_snapshot;
    std::vector<int> m_order;     ///< revisions by the slider's value
    int m_shown = -1;   ///< the revision that was set last
    int m_asked = -1;   ///< the one that the slider asked for last
    QTimer m_rest;
    int m_match = -1;
    SchemaDiagram *m_diagram;
    QLineEdit *m_find;
    QSlider *m_side;
    QSlider *m_time;
    QLabel *m_sideLabel;
    ElidedLabel *m_timeLabel;
    QToolButton *m_all;
    QToolButton *m_zoomIn;
    QToolButton *m_zoomOut;
    QToolButton *m_fit;
    QToolButton *m_export;
};

}  // namespace limbeck::ui
