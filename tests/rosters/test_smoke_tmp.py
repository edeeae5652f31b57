import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import make
from tests.sheets.books import book
from enishi.rosters.run import run
from enishi.jobs.models import Job
pytestmark = pytest.mark.django_db
def test_smoke_it_all_works(client, tmp_path):
    u = make.coordinator(); client.force_login(u)
    f = book(tmp_path/"a.xlsx", {"名簿": [["氏名","フリガナ","生年月日","電話番号","都道府県","職務経歴","専門分野"],["山田　太郎","ヤマダ タロウ","S21.4.1",312345678.0,"東京都","営業を30年","販路開拓"],["鈴木　花子","","戌年","","大阪府","経理",""]]})
    r = client.post("/intakes/", {"kind":"experts","file":SimpleUploadedFile("a.xlsx", f.read_bytes())})
    assert r.status_code==302, r.content.decode()[:2000]
    url=r["Location"]
    assert client.get(url).status_code==200
    run(Job.objects.latest("id"))
    j=Job.objects.latest("id"); assert j.state=="done", j.message
    html=client.get(url).content.decode()
    assert "この1行を取り込む" in html
    assert client.get(url+"columns/").status_code==200
    r=client.post(url+"writing/"); run(Job.objects.latest("id")); j=Job.objects.latest("id"); assert j.state=="done", j.message
    html=client.get(url).content.decode(); assert "取り込みを取り消す" in html
    r=client.post(url+"taking-back/"); run(Job.objects.latest("id")); j=Job.objects.latest("id"); assert j.state=="done", j.message
    html=client.get(url).content.decode(); assert "取り消しました" in html
    for k in ("experts","companies","needs"):
        r=client.post("/intakes/exports/",{"kind":k}); assert r.status_code==302 and "/files/" in r["Location"]
