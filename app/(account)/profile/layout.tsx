import type { ReactNode } from 'react'
import { ProfileTabs } from '@/components/account/profile-tabs'
import { currentViewer } from '@/lib/access/session'

/** 用户信息维护: its places above each of its pages. Who is not signed in is sent to sign in by the page. */
export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer()
  return (
    <>
      {viewer && <ProfileTabs kind={viewer.kind} />}
      {children}
    </>
  )
}
