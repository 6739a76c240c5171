import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { dayInWords } from '@/lib/certificate/words'

type View = {
  certificate: { id: string; title: string; level: string; specialty: string; managementNumber: string; approvedOn: string }
  revokedAt: Date | null
}

/** One of the candidate's certificates: what it is, whether it stands, and the ways to it (S-03). */
export function CertificateCard({ view: { certificate, revokedAt } }: { view: View }) {
  const { id, title, level, specialty, managementNumber, approvedOn } = certificate
  return (
    <Card title={title} aside={<CertificateBadge revokedAt={revokedAt} />}>
      <p>{[level, specialty].filter((one) => one !== '').join(' ')}</p>
      <p className="mt-1 break-all text-ink-2">
        管理号 {managementNumber}，{dayInWords(approvedOn)}批准
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {!revokedAt && (
          <ButtonLink href={`/api/print/certificate/${id}`} download>
            下载电子证书
          </ButtonLink>
        )}
        <ButtonLink href={`/services/certificates/${id}`} tone="secondary">
          证书详情
        </ButtonLink>
      </div>
    </Card>
  )
}

export function CertificateBadge({ revokedAt }: { revokedAt: Date | null }) {
  return revokedAt ? <Badge tone="ended-badly">已撤销</Badge> : <Badge tone="done">有效</Badge>
}
