//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

/// A day, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day so many days after 1 January 1970, in UTC.
    pub fn from_unix_days(days: u32) -> Self {
        let (mut year, mut rest) = (1970, days);
        while year < u16::MAX && rest >= days_of_year(year) {
            rest -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while month < 12 && rest >= u32::from(days_of_month(year, month)) {
            rest -= u32::from(days_of_month(year, month));
            month += 1;
        }
        Self { year, month, day: rest.min(30) as u8 + 1 }
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u16) -> u32 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let parts: Vec<&str> = text.split('-').collect();
        let date = match parts.as_slice() {
            [year, month, day] => digits(year, 4).zip(digits(month, 2)).zip(digits(day, 2)),
            _ => None,
        };
        match date {
            Some(((year, month), day))
                if (1..=12).contains(&month) && day >= 1 && day <= u16::from(days_of_month(year, month as u8)) =>
            {
                Ok(Self { year, month: month as u8, day: day as u8 })
            }
            _ => Err(format!("`{text}` is not a date of the form YYYY-MM-DD")),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_counted() {
        for (days, text) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_781, "2026-11-24")] {
            assert_eq!(Date::from_unix_days(days).to_string(), text);
            assert_eq!(text.parse::<Date>().unwrap(), Date::from_unix_days(days));
        }
        let _ = Date::from_unix_days(u32::MAX);
        for text in
            ["", "2026-13-01", "2025-02-29", "2026-1-1", "2026-01-00", "soon", "2026-01-01-01", "２０２６-01-01"]
        {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2026-09-30".parse::<Date>().unwrap() < "2026-10-01".parse().unwrap());
    }
}
