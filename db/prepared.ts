import type { ISql, Sql, TransactionSql } from 'postgres'

type Client = Sql | TransactionSql
type Unsafe = ISql['unsafe']
type Work = (inner: TransactionSql) => unknown

/**
 * The client that drizzle is given. drizzle asks for no statement to be prepared, which costs a second round trip and a plan for each;
 * here every text with parameters is prepared once a connection, inside transactions too. A pooler in transaction mode must
 * support prepared statements.
 */
export function prepared<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe') {
        const unsafe: Unsafe = (text, params, options) =>
          target.unsafe(text, params, { ...options, prepare: Boolean(params?.length) })
        return unsafe
      }
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function' || (name !== 'begin' && name !== 'savepoint')) return member
      return (...given: [...unknown[], Work]) => {
        const work = given.at(-1) as Work
        return Reflect.apply(member, target, [...given.slice(0, -1), (inner: TransactionSql) => work(prepared(inner))])
      }
    },
  })
}
