//! Tables written as text, known by content only where no prose can look so.

/// How many rows have to be alike before it is a table.
const ROWS: usize = 4;
/// The columns that every row has at least.
const COLUMNS: usize = 3;
/// How far into a text its rows are looked for.
const HEAD: usize = 64 * 1024;

/// True if all rows at the beginning have the same number of fields, no blank line stands between them, and no space
/// follows a separator as it does in prose.
pub(super) fn is_csv(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    [b',', b';', b'\t'].into_iter().any(|separator| is_table(head, separator, head.len() < bytes.len()))
}

fn is_table(bytes: &[u8], separator: u8, is_cut: bool) -> bool {
    let mut rows = 0;
    let mut columns = None;
    let mut fields = 1;
    let mut quoted = false;
    let mut begins_field = true;
    let mut is_blank = true;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if quoted || begins_field => quoted = !quoted,
            _ if quoted => {}
            b'\n' => {
                if is_blank || fields < COLUMNS || columns.is_some_and(|columns| columns != fields) {
                    return false;
                }
                (rows, columns, fields, is_blank) = (rows + 1, Some(fields), 1, true);
                begins_field = true;
                continue;
            }
            b'\r' => continue,
            _ if byte == separator => {
                if separator != b'\t' && bytes.get(at + 1) == Some(&b' ') {
                    return false;
                }
                fields += 1;
                (begins_field, is_blank) = (true, false);
                continue;
            }
            _ => {}
        }
        (begins_field, is_blank) = (false, false);
    }
    // The last row may lack its line break, or be cut off here.
    let last = is_blank || is_cut || columns == Some(fields);
    !quoted && last && rows + usize::from(!is_blank && !is_cut) >= ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_rows_that_are_alike() {
        for text in [
            "id,zone,fee\n1,A,20\n2,B,30\n3,C,40",
            "id;zone;fee\r\n1;A;20\r\n2;B;30\r\n3;C;40\r\n",
            "id,rule,fee\n1,\"Ships pay, if large.\nAt once.\",20\n2,\"They said \"\"no\"\".\",30\n3,,40\n",
            "zone\tfee\tnote\nA\t20\tpaid at once\nB\t30\t\nC\t40\t\n",
        ] {
            assert!(is_csv(text.as_bytes()), "{text}");
        }
        for text in [
            "id,zone,fee\n1,A,20\n2,B,30\n",
            "id,zone\n1,A\n2,B\n3,C\n4,D\n",
            "id,zone,fee\n1,A,20\n2,B\n3,C,40\n",
            "id,zone,fee\n\n1,A,20\n\n2,B,30\n\n3,C,40\n",
            "one, two, three\none, two, three\none, two, three\none, two, three\n",
            "id,zone,fee\n1,A,20\n2,B,30\n3,\"C,40\n",
        ] {
            assert!(!is_csv(text.as_bytes()), "{text}");
        }
    }
}
