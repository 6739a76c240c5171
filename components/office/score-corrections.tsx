import { ActionForm } from '@/components/form/action-form'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { exact } from '@/lib/clock/format'
import { scoreWords } from '@/lib/scoring/codes'
import type { ScoringView } from '@/lib/scoring/read-scoring'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = { scoring: ScoringView; here: string; number: string | undefined; actions: { propose: Action; decide: Action } }

/** One candidate's scores with every version, and 更正 by two officers (E-33). */
export function ScoreCorrections({ scoring, here, number, actions }: Props) {
  const { person, phase, corrections } = scoring
  return (
    <div id="corrections" className="scroll-mt-4">
      <Card title="查看和更正">
        <search>
          <form action={`${here}#corrections`} className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-[1_1_16rem]">
              <TextField
                name="number"
                label="准考证号"
                defaultValue={number ?? ''}
                inputMode="numeric"
                maxLength={30}
                autoComplete="off"
              />
            </div>
            <Button tone="secondary">查看成绩</Button>
          </form>
        </search>
        {number && !person && <p className="mt-4 text-seal">这次考试没有这个准考证号，请核对。</p>}
        {person && <Person scoring={scoring} person={person} number={number ?? ''} propose={actions.propose} />}
        {phase === 'proposed' || phase === 'confirmed' ? (
          <p className="mt-4 text-ink-3">成绩等待发布期间不能更正；要更正请先撤回发布。</p>
        ) : null}
        {corrections.length > 0 && <Corrections scoring={scoring} decide={actions.decide} />}
      </Card>
    </div>
  )
}

type Person = NonNullable<ScoringView['person']>
const sources: Record<Person['versions'][number]['source'], string> = {
  import: '导入',
  finding: '雷同认定',
  correction: '更正',
  recheck: '复查更正',
  void: '成绩作废',
}

function Person({ scoring, person, number, propose }: { scoring: ScoringView; person: Person; number: string; propose: Action }) {
  const mayPropose = scoring.phase === 'open' || scoring.phase === 'out'
  const scored = [...new Set(person.versions.map(({ subject }) => subject))]
  return (
    <div className="mt-4 grid gap-4 [&>*]:min-w-0">
      <p>
        <strong>{person.name}</strong>，报名序号 {person.number}
      </p>
      <Table caption="这位考生的成绩">
        <Head columns={['科目', '版本', '成绩', '来源', '认定', '时间']} numeric={[1]} />
        <tbody>
          {person.versions.map((one) => (
            <tr key={`${one.subject} ${one.version}`}>
              <Cell>{one.subject}</Cell>
              <Cell numeric>{one.version}</Cell>
              <Cell>{scoreWords(one.score)}</Cell>
              <Cell>{sources[one.source]}</Cell>
              <Cell>{one.finding || '—'}</Cell>
              <Cell>
                <span className="whitespace-nowrap">{exact(one.recordedAt)}</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {mayPropose && scored.length > 0 && (
        <ActionForm action={propose} className="grid gap-3 rounded-lg border border-line p-4 sm:grid-cols-2">
          <input type="hidden" name="session" value={scoring.frame.session.id} />
          <input type="hidden" name="number" value={number} />
          <label className="block">
            <span className="font-bold">科目</span>
            <select name="subject" className="box mt-1">
              {scored.map((subject) => (
                <option key={subject}>{subject}</option>
              ))}
            </select>
          </label>
          <TextField name="score" label="更正后的成绩" inputMode="text" maxLength={8} autoComplete="off" required />
          <div className="sm:col-span-2">
            <TextField
              name="reason"
              label="理由"
              hint="写明依据，例如哪一份合分表、哪一次核对。"
              maxLength={300}
              autoComplete="off"
              required
            />
          </div>
          <div className="sm:col-span-2">
            <SubmitButton tone="secondary">提出更正</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  )
}

const states: Record<ScoringView['corrections'][number]['state'], { label: string; tone: BadgeTone }> = {
  proposed: { label: '待确认', tone: 'you' },
  confirmed: { label: '已更正', tone: 'done' },
  declined: { label: '没有更正', tone: 'others' },
}

function Corrections({ scoring, decide }: { scoring: ScoringView; decide: Action }) {
  const { corrections, names, accountId, frame } = scoring
  return (
    <div className="mt-6">
      <h3 className="mb-2 font-bold">更正记录</h3>
      <Table caption="更正记录">
        <Head columns={['考生', '科目', '原成绩', '更正为', '理由', '提出', '状态', '']} />
        <tbody>
          {corrections.map((one) => (
            <tr key={one.id}>
              <Cell>
                {one.name}
                <span className="block text-ink-3 text-sm">{one.admitCard}</span>
              </Cell>
              <Cell>{one.subject}</Cell>
              <Cell>{scoreWords(one.before)}</Cell>
              <Cell>{scoreWords(one.score)}</Cell>
              <Cell>
                <span className="block min-w-40">{one.reason}</span>
                {one.state === 'proposed' && one.holdsCertificate && (
                  <span className="block min-w-40 text-seal text-sm">
                    已发放证书。更正后不再全科合格的，证书同时撤销，不能恢复。
                  </span>
                )}
              </Cell>
              <Cell>
                {names.get(one.proposedBy) ?? '—'}
                <span className="block whitespace-nowrap text-ink-3 text-sm">{exact(one.proposedAt)}</span>
              </Cell>
              <Cell>
                <Badge tone={states[one.state].tone}>{states[one.state].label}</Badge>
                {one.decidedBy && <span className="block text-ink-3 text-sm">{names.get(one.decidedBy) ?? '—'}</span>}
              </Cell>
              <Cell>
                {one.state === 'proposed' && (
                  <ActionForm action={decide} className="flex flex-wrap gap-2">
                    <input type="hidden" name="session" value={frame.session.id} />
                    <input type="hidden" name="correction" value={one.id} />
                    {one.proposedBy === accountId ? (
                      <GreyedButton label="确认更正" reason="须由另一位考务人员确认" size="small" />
                    ) : (
                      <SubmitButton name="do" value="confirm" size="small">
                        确认更正
                      </SubmitButton>
                    )}
                    <SubmitButton name="do" value="decline" tone="secondary" size="small">
                      {one.proposedBy === accountId ? '收回' : '不同意'}
                    </SubmitButton>
                  </ActionForm>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
