import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { Cell, Head, Table } from './table'

type PaperNeed = { subject: string; candidates: number; seats: number; missing: number }
type PaperNeedsProps = { papers: readonly PaperNeed[]; capacity: number; rooms: number }

/** Candidates of each paper beside the seats that it may use, with a warning where they are too few (E-31). */
export function PaperNeeds({ papers, capacity, rooms }: PaperNeedsProps) {
  const short = papers.filter(({ missing }) => missing > 0)
  return (
    <Card title="人数和座位">
      <p className="mb-3 text-ink-2">
        共 {rooms} 个考场，{capacity} 个座位。同一时间考试的科目共用考场。
      </p>
      {short.length > 0 && (
        <div className="mb-4">
          <Alert tone="soon">
            {`座位不够：${short.map(({ subject, missing }) => `“${subject}”还差 ${missing} 个`).join('，')}。请增加考场。`}
          </Alert>
        </div>
      )}
      <Table caption="各科目人数和座位">
        <Head columns={['科目', '已缴费', '可用座位', '还差']} numeric={[1, 2, 3]} />
        <tbody>
          {papers.map(({ subject, candidates, seats, missing }) => (
            <tr key={subject}>
              <Cell wide>{subject}</Cell>
              <Cell numeric>{candidates}</Cell>
              <Cell numeric>{seats}</Cell>
              <Cell numeric>{missing > 0 ? <strong className="text-seal">{missing}</strong> : '—'}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
