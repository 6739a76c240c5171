import { csvBeginning } from './csv'
import { streamOf } from './stream-of'

/** A download of records as they come. */
export function csvAnswer(name: string, records: AsyncGenerator<string, void>): Response {
  return new Response(streamOf(records, csvBeginning), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
