"""Tables that hold nothing about an expert, and what they hold instead."""

OF_COMPANIES = (
    "companies.company", "companies.companycontact", "companies.companyrevision",
    "companies.companyconsent", "companies.companymerging", "companies.conditions",
    "cycle.need", "cycle.needcategory", "cycle.needrevision", "cycle.needslip", "cycle.visit",
    "cycle.visitcompanion", "cycle.visitphoto", "cycle.hearingsheet",
    "cycle.hearingsheetrevision", "cycle.prospect", "cycle.prospectrevision",
    "cycle.approach",
)  # fmt: skip
OF_BODIES = (
    "people.organisation", "people.membership", "people.installation", "people.lostfactor",
    "network.candidatebody", "network.candidatebodyrevision",
    "network.bodyinvitation", "network.agreement", "network.bodypart",
    "network.committeemeeting", "network.committeepoint", "network.committeeattendance",
    "network.amendment", "network.group", "network.groupmembership", "network.jointuse",
    "network.jointuse_bodies", "network.entrustment", "programmes.programme", "programmes.area",
    "programmes.target", "outbox.letterhead", "outbox.letterattachment",
    "cycle.employmentpermit", "cycle.deliberation", "cycle.deliberationmeeting",
    "cycle.agendaitem", "cycle.guestbody", "cycle.attendance", "cycle.minute", "cycle.recusal",
    "cycle.calendarfeed", "cycle.answerlink", "cycle.lettertemplate", "rosters.intake",
    "rosters.columnmemory", "discovery.channel", "discovery.campaign", "discovery.search",
    "duplicates.distinction", "jobs.job", "files.storedfile",
    "knowledge.announcement", "knowledge.announcementreading", "knowledge.libraryentry",
    "knowledge.training", "knowledge.trainingattendance", "knowledge.traininganswer",
)  # fmt: skip
# Ids and field names without values; accounts, which are blanked with their person; our own; and
# the search index, whose words are read anew at an erasure.
OF_THE_MACHINE = (
    "logbook.entry", "logbook.chain", "people.user", "people.opensession",
    "rights.erasure", "rights.sealedrecord",
    "logbook.reading", "logbook.knock", "rights.affectedlist", "search.followed", "search.indexed",
    "search.indexedword",
)  # fmt: skip
