import { sampleGuest, type SampleGuest } from './makeSampleGuest.ts'

type Place = Required<Pick<SampleGuest, 'company' | 'timezone' | 'country' | 'city'>>

function place(company: string, country: string, city: string, timezone: string): Place {
  return { company, country, city, timezone }
}

const bluewater = place('Bluewater', 'NG', 'Lagos', 'Africa/Lagos')
const copperfield = place('Copperfield', 'DE', 'Berlin', 'Europe/Berlin')
const delta = place('Delta & Sons', 'IT', 'Milano', 'Europe/Rome')
const ebene = place('Ébène', 'FR', 'Lyon', 'Europe/Paris')
const fjord = place('Fjord Data', 'NO', 'Bergen', 'Europe/Oslo')
const garcia = place('García Arquitectos', 'ES', 'Madrid', 'Europe/Madrid')
const haddad = place('Haddad & Partners', 'MA', 'Casablanca', 'Africa/Casablanca')
const hanok = place('Hanok Studio', 'KR', 'Seoul', 'Asia/Seoul')
const mensah = place('Mensah Energy', 'GH', 'Accra', 'Africa/Accra')
const northgate = place('Northgate', 'GB', 'Leeds', 'Europe/London')
const smith = place('Smith & Daughters', 'US', 'Austin', 'America/Chicago')
const vidal = place('Vidal Cork', 'PT', 'Porto', 'Europe/Lisbon')
const walsh = place('Walsh & Co', 'IE', 'Cork', 'Europe/Dublin')
const yilmaz = place('Yılmaz Logistics', 'TR', 'İstanbul', 'Europe/Istanbul')

const days = 24

/**
 * The 42 guests of Lantern Studio, three for each of 14 companies. Every attention view shows a few of them: Bo Lindqvist
 * (1007) and Marta Nowak (2009) have left with nine guests, Yılmaz Logistics has no member at all, two guests hold the
 * id of a deleted member, three were never seen, four not for 90 days, two are disabled and still associated.
 */
export const lanternGuests: readonly SampleGuest[] = [
  sampleGuest('Amara', 'Okafor', 'amara@bluewater.example', [1005, 1004], {
    ...bluewater,
    phone: '+234 1 555 0117',
    seenHoursAgo: 2,
    openTasks: 3,
  }),
  sampleGuest('Tunde', 'Bello', 'tunde@bluewater.example', [1005], { ...bluewater, seenHoursAgo: 27 }),
  sampleGuest('Ngozi', 'Eze', 'ngozi@bluewater.example', null, {
    ...bluewater,
    seenHoursAgo: 73,
    openTasks: 1,
  }),
  sampleGuest('Jürgen', 'Müller', 'j.mueller@copperfield.example', [1007], {
    ...copperfield,
    phone: '+49 30 23125 042',
    seenHoursAgo: 8 * days,
    openTasks: 2,
  }),
  sampleGuest('Katrin', 'Vogel', 'k.vogel@copperfield.example', [1004, 2014], {
    ...copperfield,
    seenHoursAgo: 5,
  }),
  sampleGuest('Felix', 'Brandt', 'f.brandt@copperfield.example', [1004], {
    ...copperfield,
    seenHoursAgo: 50,
  }),
  sampleGuest('Chloé', 'Dubois', 'chloe@ebene.example', [1007, 1003], {
    ...ebene,
    phone: '+33 1 99 00 12 34',
    seenHoursAgo: 120,
    openTasks: 1,
  }),
  sampleGuest('Hugo', 'Marchand', 'hugo@ebene.example', [1003], { ...ebene, seenHoursAgo: 30 }),
  sampleGuest('Inès', 'Faure', 'ines@ebene.example', [1003, 2012], {
    ...ebene,
    seenHoursAgo: null,
    createdHoursAgo: 2 * days,
  }),
  sampleGuest('Eun-ji', 'Kim', 'eunji.kim@hanok.example', [1007, 1003, 1004, 5678], {
    ...hanok,
    phone: '+82 2 555 0142',
    seenHoursAgo: 0.01,
    openTasks: 8,
    details: {
      company_url: 'https://hanok.example',
      contact_url: 'https://crm.hanok.example/contacts/142',
      opportunity_name: 'Spring catalogue',
      opportunity_url: 'https://crm.hanok.example/deals/77',
      external_sync_source: 'hubspot',
      external_date_creation: '2024-03-02',
      cadence_days: '14',
      phone_2: '+82 2 555 0143',
    },
  }),
  sampleGuest('Ji-woo', 'Park', 'jiwoo.park@hanok.example', [1005], {
    ...hanok,
    seenHoursAgo: 20,
    openTasks: 2,
  }),
  sampleGuest('Min-jun', 'Lee', 'minjun.lee@hanok.example', [1005, 2017], {
    ...hanok,
    seenHoursAgo: 11 * days,
  }),
  sampleGuest('Fatima', 'Haddad', 'fatima@haddad.example', [2009], { ...haddad, seenHoursAgo: 6 * days }),
  sampleGuest('Youssef', 'Amrani', 'youssef@haddad.example', [2009, 2022], {
    ...haddad,
    seenHoursAgo: 33,
    openTasks: 4,
  }),
  sampleGuest('Salma', 'Idrissi', 'salma@haddad.example', [2022], { ...haddad, seenHoursAgo: 15 * days }),
  sampleGuest('Giulia', 'Rossi', 'giulia.rossi@delta.example', [1007, 1005], {
    ...delta,
    phone: '+39 02 5550 0142',
    seenHoursAgo: 170,
    openTasks: 2,
  }),
  sampleGuest('Marco', 'Bianchi', 'marco.bianchi@delta.example', [1001, 1003], { ...delta, seenHoursAgo: 9 }),
  sampleGuest('Elena', 'Conti', 'elena.conti@delta.example', [1003], { ...delta, seenHoursAgo: 120 * days }),
  sampleGuest('Hamza', 'Yılmaz', 'hamza@yilmaz.example', [], {
    ...yilmaz,
    seenHoursAgo: 14 * days,
    openTasks: 1,
  }),
  sampleGuest('Deniz', 'Kaya', 'deniz@yilmaz.example', null, { ...yilmaz, seenHoursAgo: 42 }),
  sampleGuest('Zeynep', 'Arslan', 'zeynep@yilmaz.example', null, { ...yilmaz, seenHoursAgo: 64 }),
  sampleGuest('Sigrid', 'Haugen', 'sigrid@fjord.example', [1006, 2013], { ...fjord, seenHoursAgo: 12 }),
  sampleGuest('Ines', 'Sørensen', 'ines@fjord.example', [2009, 1006], {
    ...fjord,
    seenHoursAgo: 80,
    openTasks: 3,
  }),
  sampleGuest('Lars', 'Nygård', 'lars@fjord.example', [2013], {
    ...fjord,
    seenHoursAgo: null,
    createdHoursAgo: 5 * days,
  }),
  sampleGuest('Kofi', 'Mensah', 'kofi@mensah.example', [1007, 1001, 1004], {
    ...mensah,
    phone: '+233 30 555 0142',
    seenHoursAgo: 25,
    openTasks: 4,
  }),
  sampleGuest('Abena', 'Owusu', 'abena@mensah.example', [1001], { ...mensah, seenHoursAgo: 9 * days }),
  sampleGuest('Samuel', 'Osei', 'samuel@mensah.example', [1001, 5702], { ...mensah, seenHoursAgo: 55 }),
  sampleGuest('John', 'Smith', 'john.smith@northgate.example', [1002], { ...northgate, seenHoursAgo: 75 }),
  sampleGuest('Emily', 'Clarke', 'emily.clarke@northgate.example', [1002, 2019], {
    ...northgate,
    seenHoursAgo: 3,
    openTasks: 5,
  }),
  sampleGuest('Oliver', 'Bennett', 'oliver.bennett@northgate.example', [1002], {
    ...northgate,
    seenHoursAgo: 35 * days,
    disabledHoursAgo: 20 * days,
  }),
  sampleGuest('Teresa', 'Walsh', 'teresa@walsh.example', [1001, 1002, 1003, 1004, 2016], {
    ...walsh,
    seenHoursAgo: 31,
    openTasks: 12,
  }),
  sampleGuest('Aoife', 'Kelly', 'aoife@walsh.example', [2016, 1001], { ...walsh, seenHoursAgo: 7 }),
  sampleGuest('Declan', 'Murphy', 'declan@walsh.example', [2016], {
    ...walsh,
    seenHoursAgo: 70 * days,
    disabledHoursAgo: 61 * days,
  }),
  sampleGuest('Lucía', 'García', 'lucia@garcia.example', [1005, 2021], {
    ...garcia,
    seenHoursAgo: 4,
    openTasks: 1,
  }),
  sampleGuest('Pablo', 'Ortega', 'pablo@garcia.example', [2021], {
    ...garcia,
    seenHoursAgo: 730 * days,
    createdHoursAgo: 1100 * days,
  }),
  sampleGuest('Carmen', 'Romero', 'carmen@garcia.example', [2021, 1002], {
    ...garcia,
    seenHoursAgo: 18 * days,
  }),
  sampleGuest('Renata', 'Vidal', 'renata@vidal.example', [2009, 2020], {
    ...vidal,
    phone: '+351 22 555 0142',
    seenHoursAgo: 90,
    openTasks: 2,
  }),
  sampleGuest('João', 'Pinto', 'joao@vidal.example', [2020], { ...vidal, seenHoursAgo: 200 * days }),
  sampleGuest('Beatriz', 'Costa', 'beatriz@vidal.example', [2020, 1001], {
    ...vidal,
    seenHoursAgo: null,
    createdHoursAgo: days,
  }),
  sampleGuest('John', 'Smith', 'john@smith-daughters.example', [1003], {
    ...smith,
    seenHoursAgo: 12,
    openTasks: 1,
  }),
  sampleGuest('Hannah', 'Smith', 'hannah@smith-daughters.example', [1003, 2023], {
    ...smith,
    seenHoursAgo: 28,
  }),
  sampleGuest('Grace', 'Cooper', 'grace@smith-daughters.example', [1003, 1005], {
    ...smith,
    seenHoursAgo: 95 * days,
  }),
]
