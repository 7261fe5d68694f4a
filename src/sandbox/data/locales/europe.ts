import { parseLocale } from './locale.ts'

/** Latin letters with diacritics. */
export const europe = [
  parseLocale({
    country: 'FR',
    domain: 'fr',
    phone: '+33 1 99 00 ## ##',
    share: 2,
    places: 'Paris@Europe/Paris, Lyon@Europe/Paris, Nantes@Europe/Paris',
    firstNames:
      'Amélie, Benoît, Céline, Théo, Éloïse, François, Gaëlle, Hélène, Jérôme, Léa, Maël, Noémie, Raphaël, Solène, Anaïs, Zoé',
    lastNames:
      'Lefèvre, Béranger, Châtelain, Delacroix, Évrard, Forêt, Garçon, Hébert, Joubert, Lévêque, Marchand, Noël, Prévost, Rivière, Sauvage, Vallée',
    trades: 'et Fils=fils, Conseil, Imprimerie, Transports, Énergie, Viticulture',
  }),
  parseLocale({
    country: 'DE',
    domain: 'de',
    phone: '+49 30 23125 ###',
    share: 2,
    places: 'Berlin@Europe/Berlin, Köln@Europe/Berlin, München@Europe/Berlin',
    firstNames:
      'Jürgen=juergen, Käthe=kaethe, Björn=bjoern, Anneliese, Günther=guenther, Heike, Jörg=joerg, Lieselotte, Matthäus=matthaeus, Rüdiger=ruediger, Sönke=soenke, Ursula, Wolfgang, Jana, Felix, Mareike',
    lastNames:
      'Müller=mueller, Größmann=groessmann, Schäfer=schaefer, Köhler=koehler, Weiß=weiss, Bäcker=baecker, Kühn=kuehn, Lindner, Öztürk=oeztuerk, Pfeiffer, Roß=ross, Sträßer=straesser, Vogel, Zöllner=zoellner, Brandt, Hübner=huebner',
    trades: 'Bau, Maschinen, Verlag, Steuerberatung, Optik, Spedition',
  }),
  parseLocale({
    country: 'IT',
    domain: 'it',
    phone: '+39 02 5550 ####',
    share: 1,
    places: 'Milano@Europe/Rome, Torino@Europe/Rome, Palermo@Europe/Rome',
    firstNames:
      'Giulia, Niccolò, Benedetta, Matteo, Noè, Chiara, Davide, Elisabetta, Fabrizio, Ginevra, Lorenzo, Mosè, Ornella, Pasquale, Rosalìa, Tommaso',
    lastNames:
      'Rossi, D’Angelo, Ferrari, Bianchi, Lo Presti, Marchetti, Nicolì, Orsini, Pellegrini, Quarantotto, Santoro, Tedesco, Ugolini, Vitale, Zanetti, De Luca',
    trades: 'Ceramiche, Vini, Motori, Studio Legale=studio, Moda, Logistica',
  }),
  parseLocale({
    country: 'SE',
    domain: 'se',
    phone: '+46 8 465 00# ##',
    share: 2,
    places: 'Stockholm@Europe/Stockholm, Göteborg@Europe/Stockholm, Malmö@Europe/Stockholm',
    firstNames:
      'Åsa, Björn, Märta, Göran, Linnéa, Håkan, Sólveig, Søren, Þóra, Jón, Ragnhild, Østen, Kjærsti, Ödön, Ingeborg, Sven',
    lastNames:
      'Lindqvist, Åkesson, Bergström, Sjöberg, Højgaard, Kjærgaard, Ångström, Öberg, Nyström, Þorsteinsson, Sørensen, Hägglund, Mårtensson, Grönlund, Ekström, Strøm',
    trades: 'AB, Skog, Arkitekter, Rederi, Möbler, Data',
  }),
  parseLocale({
    country: 'PL',
    domain: 'pl',
    phone: '+48 22 555 ## ##',
    share: 1,
    places: 'Warszawa@Europe/Warsaw, Łódź@Europe/Warsaw, Gdańsk@Europe/Warsaw',
    firstNames:
      'Łukasz, Małgorzata, Święta, Zbigniew, Agnieszka, Bożena, Grażyna, Jędrzej, Kazimierz, Żaneta, Mieczysław, Paweł, Róża, Stanisław, Wacława, Zdzisław',
    lastNames:
      'Wójcik, Kołodziej, Śliwa, Żurek, Dąbek, Gęsior, Łapiński, Mączka, Ogórek, Pająk, Różański, Szczęsny, Ćwik, Wróbel, Zając, Źródlak',
    trades: 'Budowa, Stolarnia, Handel, Przewozy, Apteki, Szkło',
  }),
  parseLocale({
    country: 'TR',
    domain: 'com.tr',
    phone: '+90 212 555 ## ##',
    share: 1,
    places: 'İstanbul@Europe/Istanbul, İzmir@Europe/Istanbul, Ankara@Europe/Istanbul',
    firstNames:
      'Hamza, Çağla, Özgür, İpek, Ümit, Şebnem, Yiğit, Gülşah, Doğan, Işıl, Oğuz, Tuğba, Kıvanç, Müjde, Ayşe, Ömür',
    lastNames:
      'Yılmaz, Çelik, Öztürk, Şahin, Güneş, Kılıç, Aydoğan, Bağcı, Demirtaş, Erdoğmuş, Ilgaz, Kaçmaz, Özbek, Tığlı, Uğurlu, Yıldız',
    trades: 'Lojistik, İnşaat, Tekstil, Gıda, Hukuk, Turizm',
  }),
  parseLocale({
    country: 'VN',
    domain: 'vn',
    phone: '+84 28 5555 ####',
    share: 1,
    places: 'Hà Nội@Asia/Ho_Chi_Minh, Đà Nẵng@Asia/Ho_Chi_Minh, Huế@Asia/Ho_Chi_Minh',
    firstNames: 'Ánh, Bảo, Châu, Đức, Giang, Hằng, Khánh, Lệ, Mỹ, Ngọc, Phượng, Quỳnh, Sơn, Thảo, Uyên, Việt',
    lastNames: 'Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh',
    trades:
      'Thương Mại=thuongmai, Xây Dựng=xaydung, Thủy Sản=thuysan, Cà Phê=caphe, Du Lịch=dulich, Dệt May=detmay',
  }),
]
