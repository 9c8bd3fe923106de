/** What a list shows of a ticket `t`: its subject, or how its text begins where it has none. */
export const shortSubject = `left(coalesce(nullif(trim(t.subject), ''), t.body), 200)`
