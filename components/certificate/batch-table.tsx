import { Cell, Head, Table } from '@/components/office/table'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { BatchesView } from '@/lib/certificate/read-batches'

/** 印制批次 with their blanks (O-22). */
export function BatchTable({ view: { batches, frame, mayPrint } }: { view: BatchesView }) {
  if (batches.length === 0) return <Empty title="还没有批次">空白证书送到以后，按第一张的印制号编制批次。</Empty>
  return (
    <Table caption="印制批次">
      <Head columns={['批次', '印制号', '印制', '作废', '剩余', '编制时间', '']} numeric={[2, 3, 4]} />
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <Cell>{`第 ${batch.ordinal} 批`}</Cell>
            <Cell>
              {batch.from} 至 {batch.to}
            </Cell>
            <Cell numeric>{batch.printed}</Cell>
            <Cell numeric>{batch.spoiled}</Cell>
            <Cell numeric>{batch.left}</Cell>
            <Cell>{batch.madeAt}</Cell>
            <Cell>
              {mayPrint && (
                <ButtonLink
                  href={`/api/office/certificates/${frame.session.id}/${batch.id}`}
                  tone="secondary"
                  size="small"
                  download
                >
                  {`下载第 ${batch.ordinal} 批印制名单`}
                </ButtonLink>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
