import { Card } from '@/components/ui/card'
import { choiceWords } from '@/lib/exam/choice-words'
import type { ExamFeatures } from '@/lib/exam/features'

type RegistrationStepsProps = {
  session: { choiceBy: keyof typeof choiceWords; features: ExamFeatures }
  letters: readonly { key: string; title: string }[]
}

/** What registering for this exam takes, in order. */
export function RegistrationSteps({ session, letters }: RegistrationStepsProps) {
  return (
    <Card title="报名分几步">
      <ol className="list-decimal pl-5">
        {letters.map((letter) => (
          <li key={letter.key}>阅读{letter.title}</li>
        ))}
        <li>上传照片，填写报名信息</li>
        <li>{choiceWords[session.choiceBy].step}</li>
        {session.choiceBy === 'subjects' && <li>选择科目</li>}
        {session.features.commitment && <li>选择办理方式：采用或不采用告知承诺制</li>}
        <li>核对并确认：确认后不能修改</li>
        {session.features.commitment && <li>签署告知承诺书；或上传证明材料，等待审核通过</li>}
        <li>网上缴费，打印报名表</li>
      </ol>
    </Card>
  )
}
