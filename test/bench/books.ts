import type postgres from "postgres";

/** Books for measuring: `clients` clients with ten open invoices each; the first `due` have one that is due. */
export type BookSize = { clients: number; due: number };

export const INVOICES_EACH = 10;

/** Tuesday, 9:30 in Berlin. No holiday on it, nor on the days on which its invoices fell due. */
export const NOW = new Date("2026-11-24T08:30:00Z");

export const WORKSPACE = "01900000-0000-7000-8000-000000000001";

/**
 * Fills an empty migrated database. Of the clients that are due, every other one's invoice is for the polite
 * reminder (day 3, nothing sent yet), and the next one's for the phone call (day 17, two reminders sent).
 */
export async function fillBooks(sql: postgres.Sql, { clients, due }: BookSize): Promise<void> {
  await sql`
    insert into workspaces (id, name, zone, country, currency, terms, language, tolerance_minor, created_at, morning_at)
    values (${WORKSPACE}, 'Studio Kite', 'Europe/Berlin', 'DE', 'EUR', 'net 14', 'en', 500, now(), '2030-01-01')`;
  await sql`insert into doors (workspace_id, platform, external_id) values (${WORKSPACE}, 'terminal', 'local')`;
  await sql`
    insert into clients (workspace_id, id, name, name_key, country, created_at)
    select ${WORKSPACE}, ${sql.unsafe(id(1, "c"))}, 'Client ' || c, 'client ' || c, 'DE', now()
    from generate_series(1, ${clients}::int) c`;
  await sql`
    insert into contacts (workspace_id, id, client_id, email)
    select ${WORKSPACE}, ${sql.unsafe(id(2, "c"))}, ${sql.unsafe(id(1, "c"))}, 'pay' || c || '@example.com'
    from generate_series(1, ${clients}::int) c`;
  await sql`
    insert into invoices (workspace_id, id, client_id, number, number_key, currency, total_minor, issued_on, due_on,
      next_look_at, next_look_why, created_at)
    select ${WORKSPACE}, ${sql.unsafe(id(3, `c * ${INVOICES_EACH} + n`))}, ${sql.unsafe(id(1, "c"))},
      'INV-' || (c * ${INVOICES_EACH} + n), 'inv-' || (c * ${INVOICES_EACH} + n), 'EUR', 120000 + n, '2026-10-01',
      case when n > 0 or c > ${due} then date '2026-12-20' + (c % 60)
        when c % 2 = 0 then date '2026-11-21' else date '2026-11-06' end,
      case when n > 0 or c > ${due} then timestamptz '2026-12-17 08:00Z' + (c % 60) * interval '1 day'
        else timestamptz '2026-11-24 08:00Z' end,
      'heads-up', now()
    from generate_series(1, ${clients}::int) c, generate_series(0, ${INVOICES_EACH - 1}) n`;
  await sentBefore(sql, due, 4, "polite-reminder", "2026-11-10");
  await sentBefore(sql, due, 5, "second-reminder", "2026-11-17");
  await sql`analyze`;
}

async function sentBefore(
  sql: postgres.Sql,
  due: number,
  space: number,
  step: string,
  on: string,
): Promise<void> {
  const letter = sql.unsafe(id(space, "c"));
  await sql`
    insert into letters (workspace_id, id, client_id, kind, tone, why, outcome, outcome_at, created_at, by_ladder)
    select ${WORKSPACE}, ${letter}, ${sql.unsafe(id(1, "c"))}, ${step}, 'neutral', 'the ladder', 'sent',
      ${on}::date + interval '10 hours', ${on}::date + interval '9 hours', true
    from generate_series(1, ${due}::int, 2) c`;
  await sql`
    insert into letter_invoices (workspace_id, letter_id, invoice_id, step)
    select ${WORKSPACE}, ${letter}, ${sql.unsafe(id(3, `c * ${INVOICES_EACH}`))}, ${step}
    from generate_series(1, ${due}::int, 2) c`;
}

/** An id that a number makes, as SQL: the same in every run. */
function id(space: number, n: string): string {
  return `('0190000${space}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}
