import { expect, test } from 'vitest'
import { checkStep, fieldsOf } from '@/lib/workflow/form'
import { candidateOf } from '../conditions/candidate-of'
import { detailsStep } from '../details-step'
import { qualificationSections } from './choice'
import { sectionsSchema } from './schema'

const step = detailsStep('2020-08', qualificationSections, { certificates: ['中级职称'] })
const rows = (...of: Record<string, string>[]) => JSON.stringify(of)
const job = { from: '2018-08', to: '2020-03', organisation: '甲公司', post: '工程部 施工员', related: 'yes' }
const problems = (answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(checkStep(step, answers)).filter(([name]) => /^(jobs|certificates)/.test(name)))

test('E-11 what a registration asks of jobs and certificates is what conditions read', () => {
  expect(sectionsSchema.safeParse(qualificationSections).success).toBe(true)
  const answers = {
    jobs: rows(job, { ...job, from: '2020-04', to: '', related: 'no' }),
    certificates: rows({ name: '中级职称', gainedOn: '2019-12' }),
  }
  expect(problems(answers)).toEqual({})
  expect(candidateOf(answers, '2020-08', '2020-12')).toMatchObject({
    jobs: [
      { employer: '甲公司', field: null, from: '2018-08', to: '2020-03' },
      { field: '其他工作', from: '2020-04', to: null },
    ],
    certificates: [{ name: '中级职称', gainedOn: '2019-12' }],
    employed: true,
  })
})

test('E-11 Q-10 a job that ends before it begins, or in the future, is said at its cell', () => {
  const only = (answers: Record<string, string>) => step.check?.(answers)
  expect(only({ jobs: rows({ ...job, to: '2018-01' }) })).toEqual({ 'jobs.0.to': expect.stringMatching(/晚于开始/) })
  expect(problems({ jobs: rows({ ...job, to: '2020-09' }) })).toEqual({ 'jobs.0.to': expect.stringMatching(/本月/) })
  expect(problems({ certificates: rows({ name: '大师', gainedOn: '2019-12' }) })).toHaveProperty(['certificates.0.name'])
  expect(fieldsOf(detailsStep('2020-08', qualificationSections)).certificates?.columns?.name?.as).toBe('text')
})
