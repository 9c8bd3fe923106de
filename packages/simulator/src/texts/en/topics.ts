import type { TopicBook } from '../topic-texts.ts'
import { api } from './api.ts'
import { billingAndAccounts } from './billing-accounts.ts'
import { bookingsAndPrivacy } from './bookings-privacy.ts'
import { dataAndReports } from './data-reports.ts'
import { mobileAndDevices } from './mobile-devices.ts'
import { onboardingAndPlatform } from './onboarding-platform.ts'
import { signIn } from './sign-in.ts'

/** What people say in English about each topic. */
export const englishTopics: TopicBook = {
  ...billingAndAccounts,
  ...signIn,
  ...api,
  ...dataAndReports,
  ...mobileAndDevices,
  ...onboardingAndPlatform,
  ...bookingsAndPrivacy,
}
