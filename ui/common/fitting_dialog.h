// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace limbeck::ui {

/// A dialog that is never narrower or lower than its texts. Qt sizes windows by what wrapped labels need at the width they would like, not at the one they have, and squeezes them later, when one
/// changes; and a dialog with a minimum of its own may become narrower than its layout.
class FittingDialog : public QDialog {
    Q_OBJECT
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;

private:
    void fit();
};

}  // namespace limbeck::ui
