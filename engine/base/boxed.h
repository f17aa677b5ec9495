// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace limbeck {

/// A std::optional that holds its value on the heap and copies it with itself: for members that are rarely set, of values that exist by the ten thousands.
template<typename T>
class Boxed {
public:
    Boxed() = default;
    Boxed(std::nullopt_t) {}
    Boxed(T value) : m_value(std::make_unique<T>(std::move(value))) {}
    Boxed(std::optional<T> value) : m_value(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
    Boxed(const Boxed &other) : m_value(other ? std::make_unique<T>(*other) : nullptr) {}
    Boxed(Boxed &&) noexcept = default;
    Boxed &operator=(const Boxed &other) { return *this = Boxed(other); }
    Boxed &operator=(Boxed &&) noexcept = default;
    ~Boxed() = default;

    explicit operator bool() const { return m_value != nullptr; }
    bool has_value() const { return m_value != nullptr; }
    T &operator*() & { return *m_value; }
    const T &operator*() const & { return *m_value; }
    T &&operator*() && { return std::move(*m_value); }
    T *operator->() { return m_value.get(); }
    const T *operator->() const { return m_value.get(); }
    template<typename Other>
    T value_or(Other &&other) const
    {
        return m_value ? *m_value : static_cast<T>(std::forward<Other>(other));
    }
    void reset() { m_value.reset(); }
    operator std::optional<T>() const { return m_value ? std::optional<T>(*m_value) : std::nullopt; }

    friend bool operator==(const Boxed &a, const Boxed &b) { return a.m_value && b.m_value ? *a.m_value == *b.m_value : !a.m_value && !b.m_value; }
    friend bool operator==(const Boxed &a, const std::optional<T> &b) { return a.m_value && b ? *a.m_value == *b : !a.m_value && !b; }
    friend bool operator==(const Boxed &a, const T &b) { return a.m_value && *a.m_value == b; }

private:
    std::unique_ptr<T> m_value;
};

}  // namespace limbeck
