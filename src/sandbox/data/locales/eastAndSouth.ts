import { parseLocale } from './locale.ts'

/** Cyrillic, Greek, Arabic and Hebrew. */
export const eastAndSouth = [
  parseLocale({
    country: 'BG',
    domain: 'bg',
    phone: '+359 2 555 ####',
    share: 1,
    places: 'София@Europe/Sofia, Пловдив@Europe/Sofia, Варна@Europe/Sofia',
    firstNames:
      'Анна=anna, Борис=boris, Вера=vera, Георги=georgi, Дмитрий=dmitri, Елица=elitsa, Живко=zhivko, Зорница=zornitsa, Иван=ivan, Калина=kalina, Любен=lyuben, Мила=mila, Никола=nikola, Огнян=ognyan, Петя=petya, Явор=yavor',
    lastNames:
      'Иванов=ivanov, Петров=petrov, Стоянов=stoyanov, Ангелов=angelov, Белев=belev, Василев=vasilev, Гочев=gochev, Динев=dinev, Жеков=zhekov, Златев=zlatev, Колев=kolev, Ласков=laskov, Минчев=minchev, Райков=raykov, Тодоров=todorov, Цветков=tsvetkov',
    trades: 'Строй=stroy, Транс=trans, Мебел=mebel, Вино=vino, Консулт=consult, Софт=soft',
  }),
  parseLocale({
    country: 'UA',
    domain: 'com.ua',
    phone: '+380 44 555 ####',
    share: 1,
    places: 'Київ@Europe/Kyiv, Львів@Europe/Kyiv, Одеса@Europe/Kyiv',
    firstNames:
      'Олена=olena, Тарас=taras, Їванна=ivanna, Богдан=bohdan, Ганна=hanna, Євген=yevhen, Зоряна=zoriana, Ігор=ihor, Катерина=kateryna, Левко=levko, Мирослава=myroslava, Назар=nazar, Оксана=oksana, Роман=roman, Соломія=solomiia, Юрій=yurii',
    lastNames:
      'Шевченко=shevchenko, Коваль=koval, Бондар=bondar, Гнатюк=hnatiuk, Дячук=diachuk, Єрмак=yermak, Журба=zhurba, Зінченко=zinchenko, Іщук=ishchuk, Кравець=kravets, Лисенко=lysenko, Мельник=melnyk, Олійник=oliinyk, Паламар=palamar, Руденко=rudenko, Ткач=tkach',
    trades: 'Агро=agro, Буд=bud, Логістика=lohistyka, Друк=druk, Право=pravo, Дизайн=dyzain',
  }),
  parseLocale({
    country: 'GR',
    domain: 'gr',
    phone: '+30 21 0555 ####',
    share: 1,
    places: 'Αθήνα@Europe/Athens, Θεσσαλονίκη@Europe/Athens, Πάτρα@Europe/Athens',
    firstNames:
      'Ελένη=eleni, Νίκος=nikos, Αθηνά=athina, Βασίλης=vasilis, Γεωργία=georgia, Δήμητρα=dimitra, Ζωή=zoi, Ηλίας=ilias, Θάνος=thanos, Ιωάννα=ioanna, Κώστας=kostas, Λυδία=lydia, Μάριος=marios, Ξένια=xenia, Σταύρος=stavros, Φωτεινή=foteini',
    lastNames:
      'Παπαδόπουλος=papadopoulos, Αλεξίου=alexiou, Βλάχος=vlachos, Γεωργίου=georgiou, Δημητρίου=dimitriou, Ζαφείρης=zafeiris, Θεοδώρου=theodorou, Ιωαννίδης=ioannidis, Κατσαρός=katsaros, Λάμπρου=lamprou, Μακρής=makris, Νικολάου=nikolaou, Ξενάκης=xenakis, Οικονόμου=oikonomou, Ράπτης=raptis, Σαμαράς=samaras',
    trades:
      'Ναυτιλία=naftilia, Κτήματα=ktimata, Εκδόσεις=ekdoseis, Τρόφιμα=trofima, Ταξίδια=taxidia, Φως=fos',
  }),
  parseLocale({
    country: 'AE',
    domain: 'ae',
    phone: '+971 4 555 ####',
    share: 1,
    places: 'دبي@Asia/Dubai, أبوظبي@Asia/Dubai, الشارقة@Asia/Dubai',
    firstNames:
      'سارة=sara, أحمد=ahmad, ليلى=layla, خالد=khalid, مريم=maryam, يوسف=yusuf, نورة=noura, عمر=omar, هدى=huda, سلطان=sultan, ريم=reem, طارق=tariq, جميلة=jamila, فيصل=faisal, زينب=zaynab, حسن=hassan',
    lastNames:
      'الأحمد=alahmad, حداد=haddad, المنصوري=almansoori, القاسمي=alqasimi, النجار=najjar, الخطيب=khatib, العلي=alali, الشامي=shami, المصري=masri, الزعابي=alzaabi, الهاشمي=hashimi, البلوشي=balushi, الرشيد=rashid, الصباغ=sabbagh, الكعبي=alkaabi, الفارس=faris',
    trades:
      'للتجارة=trading, للعقارات=estates, للمقاولات=contracting, للاستشارات=advisory, للنقل=transport, للضيافة=hospitality',
  }),
  parseLocale({
    country: 'IL',
    domain: 'co.il',
    phone: '+972 3 555 ####',
    share: 1,
    places: 'תל אביב@Asia/Jerusalem, חיפה@Asia/Jerusalem, ירושלים@Asia/Jerusalem',
    firstNames:
      'נועה=noa, דוד=david, תמר=tamar, יונתן=yonatan, שירה=shira, אורי=uri, מיכל=michal, איתי=itai, רות=rut, גיל=gil, עדי=adi, אלון=alon, הדס=hadas, נדב=nadav, ליאור=lior, יעל=yael',
    lastNames:
      'כהן=cohen, לוי=levi, מזרחי=mizrahi, פרץ=peretz, ביטון=biton, אברהם=avraham, פרידמן=friedman, שפירא=shapira, גולן=golan, אדלר=adler, ברק=barak, דיין=dayan, זהבי=zehavi, חדד=hadad, כרמי=carmi, רוזן=rosen',
    trades: 'יועצים=yoazim, בנייה=bniya, מערכות=systems, עיצוב=itzuv, יזמות=yazamut, שיווק=shivuk',
  }),
]
