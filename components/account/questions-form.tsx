'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { describedBy, Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerCharactersMax, questionList } from '@/lib/account/question-list'
import { PasswordField } from './password-field'

type Chosen = { question: string; answer: string }
export type QuestionsAnswer = {
  message: string
  problem?: { place: number; field: 'question' | 'answer'; message: string }
  chosen: readonly Chosen[]
}
type QuestionsFormProps = {
  chosen: readonly Chosen[]
  action: (previous: QuestionsAnswer | null, form: FormData) => Promise<QuestionsAnswer>
}

const ordinals = ['一', '二', '三']

/** 密保工具: three questions, each with its answer, and the password. What was typed stays, but for the password. */
export function QuestionsForm({ chosen, action }: QuestionsFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <form action={submit} className="flex max-w-[40rem] flex-col gap-5">
      {answer && (
        <Alert tone="error" live title="密保问题没有保存">
          {answer.message}
        </Alert>
      )}
      {ordinals.map((ordinal, place) => (
        <Question
          key={ordinal}
          place={place}
          chosen={(answer?.chosen ?? chosen)[place]}
          problem={answer?.problem?.place === place ? answer.problem : undefined}
        />
      ))}
      <PasswordField name="password" label="登录密码" required hint="确认是您本人在设置" autoComplete="current-password" />
      <div>
        <SubmitButton pendingLabel="正在保存…">保存密保问题</SubmitButton>
      </div>
    </form>
  )
}

type QuestionProps = { place: number; chosen: Chosen | undefined; problem: QuestionsAnswer['problem'] }

function Question({ place, chosen, problem }: QuestionProps) {
  const id = `field-question-${place}`
  const wrong = problem?.field === 'question' ? problem.message : undefined
  return (
    <fieldset className="flex flex-col gap-3 border-line border-b pb-5">
      <legend className="sr-only">密保问题{ordinals[place]}</legend>
      <Field id={id} label={`密保问题${ordinals[place]}`} required problem={wrong}>
        <select
          // The form is reset after each answer, and a select forgets then what its default has become.
          key={chosen?.question}
          id={id}
          name={`question-${place}`}
          className="box cursor-pointer"
          defaultValue={chosen?.question ?? ''}
          aria-required="true"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={describedBy(id, { problem: wrong })}
        >
          <option value="">请选择</option>
          {Object.entries(questionList).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        name={`answer-${place}`}
        label={`答案${ordinals[place]}`}
        required
        problem={problem?.field === 'answer' ? problem.message : undefined}
        defaultValue={chosen?.answer}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={answerCharactersMax}
      />
    </fieldset>
  )
}
